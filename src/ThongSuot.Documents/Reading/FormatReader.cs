using System.Text;

namespace ThongSuot.Documents.Reading;

/// <summary>Decides by content what the bytes are and hands them to the reader of that format.</summary>
internal static class FormatReader
{
    public static (SourceFormat Format, SourceText Source) Read(ReadOnlyMemory<byte> bytes, ReaderOptions options, CancellationToken cancel)
    {
        // The other formats come with the readers beside this file.
        var text = Encoding.UTF8.GetString(bytes.Span);
        return (SourceFormat.Text, PlainText.Read(text, "utf-8", options, cancel));
    }
}
