namespace ThongSuot.Documents.Reading;

internal static class ImageReader
{
    public static SourceText Read(ReadOnlyMemory<byte> bytes, ReaderOptions options, CancellationToken cancel) =>
        throw ReadErrors.Unsupported("Chưa đọc được tệp ảnh.", "Images cannot be read yet.");
}
