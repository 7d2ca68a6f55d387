namespace ThongSuot.Documents.Reading;

/// <summary>A page photographed or scanned as PNG, JPEG or TIFF (one or more pages), read by character recognition.</summary>
internal static class ImageReader
{
    private const long MostDots = 200_000_000;

    public static SourceText Read(ReadOnlyMemory<byte> bytes, ReaderOptions options, CancellationToken cancel)
    {
        if (bytes.Length == 0) throw ReadErrors.Empty();
        if (bytes.Length > options.MaxBytes) throw ReadErrors.TooLarge(options.MaxBytes);
        if (ImageSize.Dots(bytes.Span) > MostDots)
            throw new ReadException(ReadFailure.TooLarge, "Ảnh có quá nhiều điểm ảnh nên không đọc. Hãy giảm độ phân giải xuống 300 dpi.", "The image has too many dots. Reduce it to 300 dpi.");
        Tesseract.Require(options, cancel);
        using var folder = new WorkFolder(options);
        var file = folder.File("image");
        using (var stream = File.Create(file)) stream.Write(bytes.Span);
        var pages = Tesseract.Words(file, 0, options, cancel)
            ?? throw new ReadException(ReadFailure.ProgramFailed, "Không nhận dạng được ký tự trong ảnh: ảnh hỏng hoặc quá lâu.", "The image could not be recognised: it is broken or took too long.");
        var writer = new BlockWriter(options);
        if (pages.Count > options.MaxPages) PdfReader.FindTooManyPages(writer, pages.Count, options);
        PrintedFlow.Write([.. pages.Take(options.MaxPages).Select((words, i) => RecognisedPage.Set(i + 1, words, null, 0))], writer, cancel);
        return writer.Finish(pages.Count);
    }
}
