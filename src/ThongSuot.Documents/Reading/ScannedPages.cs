using System.Collections.Concurrent;
using System.Globalization;

namespace ThongSuot.Documents.Reading;

/// <summary>Pages of a PDF that are pictures: turned into images by pdftoppm, read by tesseract, two at a time.</summary>
internal static class ScannedPages
{
    private const int Dpi = 300;
    /// <summary>Longest side of the image in dots; larger pages are rendered coarser.</summary>
    private const double LongestSide = 7_000;

    /// <param name="pages">Numbers, with width and height in points.</param>
    /// <returns>What could be read, by number.</returns>
    public static IReadOnlyDictionary<int, PrintedPage> Read(ReadOnlyMemory<byte> pdf, IReadOnlyList<(int Number, double Width, double Height)> pages, ReaderOptions options, CancellationToken cancel)
    {
        Tesseract.Require(options, cancel);
        var read = new ConcurrentDictionary<int, PrintedPage>();
        using var folder = new WorkFolder(options);
        var file = folder.File("document.pdf");
        using (var stream = File.Create(file)) stream.Write(pdf.Span);
        try
        {
            Parallel.ForEach(pages, new ParallelOptions { MaxDegreeOfParallelism = Math.Min(2, Environment.ProcessorCount), CancellationToken = cancel }, page =>
            {
                if (One(file, page.Number, Math.Max(page.Width, page.Height), options, cancel) is { } printed) read[page.Number] = printed;
            });
        }
        catch (AggregateException e) when (e.InnerExceptions.OfType<ReadException>().FirstOrDefault() is { } reason)
        {
            throw reason;
        }
        return read;
    }

    private static PrintedPage? One(string pdf, int number, double longest, ReaderOptions options, CancellationToken cancel)
    {
        var dpi = (int)Math.Clamp(LongestSide * 72 / Math.Max(1, longest), 20, Dpi);
        var page = number.ToString(CultureInfo.InvariantCulture);
        var image = Path.Combine(Path.GetDirectoryName(pdf)!, "page" + page);
        var outcome = OutsideProgram.Run(options.PdfToPpm ?? "", ["-r", dpi.ToString(CultureInfo.InvariantCulture), "-f", page, "-l", page, "-singlefile", pdf, image], options.OutsideTimeout, cancel);
        if (!outcome.Started)
            throw new ReadException(ReadFailure.ProgramMissing,
                "Văn bản là ảnh quét, cần chương trình pdftoppm (Poppler) để tách trang nhưng máy chưa cài. " + HowToInstall.Vietnamese,
                "The document is a scan; taking its pages apart needs the program pdftoppm (Poppler), which is not installed. " + HowToInstall.English);
        var (colours, gray) = (image + ".ppm", image + ".pgm");
        if (!outcome.Succeeded || GrayPage.ReadRed(colours) is not { } picture) return null;
        File.Delete(colours);
        picture.Write(gray);
        var words = Tesseract.Words(gray, dpi, options, cancel);
        File.Delete(gray);
        return words is null ? null : RecognisedPage.Set(number, words.Count > 0 ? words[0] : [], picture, dpi);
    }
}
