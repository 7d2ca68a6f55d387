using ThongSuot.Documents.Reading.Docx;

namespace ThongSuot.Documents.Reading;

/// <summary>Decides by content what the bytes are and hands them to the reader of that format.</summary>
internal static class FormatReader
{
    public static (SourceFormat Format, SourceText Source) Read(ReadOnlyMemory<byte> bytes, ReaderOptions options, CancellationToken cancel)
    {
        if (bytes.Span.StartsWith("PK"u8)) return (SourceFormat.Docx, DocxReader.Read(bytes, options, cancel));
        var (text, encoding) = TextDecoder.Decode(bytes.Span) ?? throw ReadErrors.Unsupported("x", "x");
        return (SourceFormat.Text, PlainText.Read(text, encoding, options, cancel));
    }
}
