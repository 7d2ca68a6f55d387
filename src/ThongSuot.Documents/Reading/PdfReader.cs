namespace ThongSuot.Documents.Reading;

internal static class PdfReader
{
    public static (SourceFormat Format, SourceText Source) Read(ReadOnlyMemory<byte> bytes, ReaderOptions options, CancellationToken cancel) =>
        throw ReadErrors.Unsupported("Chưa đọc được tệp PDF.", "PDF files cannot be read yet.");
}
