using System.Globalization;
using ThongSuot.Documents.Findings;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Exceptions;

namespace ThongSuot.Documents.Reading;

/// <summary>PDF: text by its letters and where they stand; page images by character recognition.</summary>
internal static class PdfReader
{
    private const int FewLetters = 40;
    private const int ManyPaths = 500;
    private const int MostLetters = 200_000;
    private const int MostRulings = 50_000;

    /// <summary>A page with what is known of it before recognition.</summary>
    private sealed record PageDraft(int Number, PrintedPage? Printed, bool HasPicture, bool IsLayer, double Width, double Height);

    public static (SourceFormat Format, SourceText Source) Read(ReadOnlyMemory<byte> bytes, ReaderOptions options, CancellationToken cancel)
    {
        if (bytes.Length == 0) throw ReadErrors.Empty();
        if (bytes.Length > options.MaxBytes) throw ReadErrors.TooLarge(options.MaxBytes);
        options.PdfTrial?.Check(bytes, options, cancel);
        using var pdf = Open(bytes);
        var writer = new BlockWriter(options);
        var words = new PdfWords();
        var drafts = Drafts(pdf, words, options, writer, cancel);
        if (drafts.Count == 0) throw ReadErrors.Corrupt(null);

        var (pages, scanned) = Recognise(bytes, drafts, options, writer, cancel);
        PrintedFlow.Write(pages, writer, cancel);
        return (scanned * 2 > pages.Count ? SourceFormat.ScannedPdf : SourceFormat.Pdf, writer.Finish(pdf.NumberOfPages, words.Encoding));
    }

    /// <summary>Lets PdfPig do with the file all that <see cref="Read"/> does; nothing is made of it. Comes back unless the process ends.</summary>
    public static void Try(ReadOnlyMemory<byte> bytes, ReaderOptions options)
    {
        try
        {
            using var pdf = Open(bytes);
            Drafts(pdf, new PdfWords(), options, new BlockWriter(options), CancellationToken.None);
        }
        catch (ReadException)
        {
            // The reader finds the same and says so.
        }
    }

    public static void FindTooManyPages(BlockWriter writer, int pages, ReaderOptions options) =>
        writer.Find("TS-READ-10", Severity.Error, default, pages.ToString(CultureInfo.InvariantCulture), options.MaxPages.ToString(CultureInfo.InvariantCulture));

    private static PdfDocument Open(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var pdf = PdfDocument.Open(bytes.ToArray(), new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
            pdf.AddPageFactory<PdfStamps, PdfStampFactory>();
            return pdf;
        }
        catch (PdfDocumentEncryptedException)
        {
            throw ReadErrors.Encrypted();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw ReadErrors.Corrupt(e);
        }
    }

    private static List<PageDraft> Drafts(PdfDocument pdf, PdfWords words, ReaderOptions options, BlockWriter writer, CancellationToken cancel)
    {
        if (new PdfGuard(pdf, cancel).Check() is var fonts and > 0) writer.Find("TS-READ-15", Severity.Warning, default, fonts.ToString(CultureInfo.InvariantCulture));
        if (pdf.NumberOfPages > options.MaxPages) FindTooManyPages(writer, pdf.NumberOfPages, options);
        var drafts = new List<PageDraft>();
        for (var number = 1; number <= Math.Min(pdf.NumberOfPages, options.MaxPages); number++)
        {
            cancel.ThrowIfCancellationRequested();
            try
            {
                var page = pdf.GetPage(number);
                drafts.Add(Draft(page, Stamped(pdf, page, words, writer), words, writer));
            }
            catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
            {
                writer.Find("TS-READ-11", Severity.Error, default, number.ToString(CultureInfo.InvariantCulture));
            }
        }
        return drafts;
    }

    /// <summary>The letters of the page with those stamped on it later.</summary>
    private static IReadOnlyList<Letter> Stamped(PdfDocument pdf, Page page, PdfWords words, BlockWriter writer)
    {
        if (!PdfStampFactory.HasAny(page)) return page.Letters;
        try
        {
            var letters = new List<Letter>(page.Letters);
            foreach (var stamp in pdf.GetPage<PdfStamps>(page.Number).All)
            {
                if (!stamp.IsMark) letters.AddRange(stamp.Letters);
                else writer.Drop(string.Join(' ', PrintedLines.Group(words.Read(stamp.Letters, MostLetters).Words).Select(l => l.Text())), page.Number, "signature mark");
            }
            return letters;
        }
        catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
        {
            writer.Find("TS-READ-14", Severity.Warning, default, page.Number.ToString(CultureInfo.InvariantCulture));
            return page.Letters;
        }
    }

    private static PageDraft Draft(Page page, IReadOnlyList<Letter> stamped, PdfWords words, BlockWriter writer)
    {
        var (own, turn, across) = words.Read(stamped, MostLetters);
        var letters = own.Sum(w => w.Text.Length);
        var picture = page.NumberOfImages > 0 && page.GetImages().Sum(i => Math.Abs(i.BoundingBox.Area)) > 0.5 * page.Width * page.Height;
        // Letters over a picture of the page were recognised by a program before; whether well, their text must show.
        var layer = picture && letters >= FewLetters && Plausibility.IsPoor(own);
        if (across.Length > 0) writer.Drop(across, page.Number, "turned text");
        PrintedPage? printed = null;
        if (letters > 0)
        {
            var (lying, standing) = Rulings.Of(page.Paths, turn, MostRulings);
            printed = PrintedPage.Of(page.Number, own, RuledGrid.Find(lying, standing, slack: 3));
        }
        // Text turned to curves is a picture as well.
        var hasPicture = letters < FewLetters && (picture || page.Paths.Count > ManyPaths);
        return new PageDraft(page.Number, printed, hasPicture, layer, page.Width, page.Height);
    }

    /// <summary>Reads the pages that are pictures; gives all pages and how many were recognised.</summary>
    private static (List<PrintedPage> Pages, int Scanned) Recognise(ReadOnlyMemory<byte> bytes, List<PageDraft> drafts, ReaderOptions options, BlockWriter writer, CancellationToken cancel)
    {
        var pictures = drafts.Where(d => d.HasPicture || d.IsLayer).ToList();
        IReadOnlyDictionary<int, PrintedPage> read = new Dictionary<int, PrintedPage>();
        // Where most of the text is there, the missing program costs some pages but not the document.
        var needed = drafts.Count(d => d.HasPicture) * 2 > drafts.Count;
        if (pictures.Count > 0 && (needed || Tesseract.IsReady(options, cancel)))
        {
            try
            {
                read = ScannedPages.Read(bytes, [.. pictures.Select(d => (d.Number, d.Width, d.Height))], options, cancel);
            }
            catch (ReadException e) when (!needed && e.Failure == ReadFailure.ProgramMissing)
            {
                // Told page by page below.
            }
        }
        var pages = new List<PrintedPage>();
        foreach (var draft in drafts)
        {
            var number = draft.Number.ToString(CultureInfo.InvariantCulture);
            if (read.TryGetValue(draft.Number, out var page)) pages.Add(page);
            else
            {
                if (draft.HasPicture) writer.Find("TS-READ-12", Severity.Error, default, number);
                if (draft.IsLayer) writer.Find("TS-READ-13", Severity.Warning, default, number);
                if (draft.Printed is not null) pages.Add(draft.Printed);
            }
        }
        if (needed && read.Count == 0)
            throw new ReadException(ReadFailure.ProgramFailed, "Không nhận dạng được trang quét nào: chương trình tesseract hoặc pdftoppm báo lỗi hoặc chạy quá lâu.", "No scanned page could be recognised: tesseract or pdftoppm failed or took too long.");
        return (pages, read.Count);
    }
}
