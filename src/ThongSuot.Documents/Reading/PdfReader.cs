using System.Globalization;
using ThongSuot.Documents.Findings;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Exceptions;

namespace ThongSuot.Documents.Reading;

/// <summary>PDF: text by its letters and where they stand, page images by character recognition.</summary>
internal static class PdfReader
{
    private const int FewLetters = 40;
    private const int MostLetters = 200_000;
    private const int MostRulings = 50_000;

    public static (SourceFormat Format, SourceText Source) Read(ReadOnlyMemory<byte> bytes, ReaderOptions options, CancellationToken cancel)
    {
        if (bytes.Length == 0) throw new ReadException(ReadFailure.Empty, "Tệp rỗng, không có gì để đọc.", "The file is empty.");
        if (bytes.Length > options.MaxBytes) throw new ReadException(ReadFailure.TooLarge, "Tệp PDF lớn hơn giới hạn cho phép.", "The PDF file is larger than the limit.");
        using var pdf = Open(bytes);
        var writer = new BlockWriter(options);
        var pages = Pages(pdf, options, writer, cancel);
        PrintedFlow.Write(pages, writer, cancel);
        return (SourceFormat.Pdf, writer.Finish(pdf.NumberOfPages));
    }

    private static PdfDocument Open(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return PdfDocument.Open(bytes.ToArray(), new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
        }
        catch (PdfDocumentEncryptedException e)
        {
            throw new ReadException(ReadFailure.Encrypted, "Tệp PDF có mật khẩu. Hãy bỏ mật khẩu rồi nộp lại.", "The PDF is protected by a password. Remove the password and submit it again.", e);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new ReadException(ReadFailure.Corrupt, "Tệp PDF bị hỏng hoặc không đầy đủ, không mở được.", "The PDF is broken or cut short and cannot be opened.", e);
        }
    }

    internal static List<PrintedPage> Pages(PdfDocument pdf, ReaderOptions options, BlockWriter writer, CancellationToken cancel)
    {
        var pages = new List<PrintedPage>();
        var words = new PdfWords();
        for (var number = 1; number <= Math.Min(pdf.NumberOfPages, options.MaxPages); number++)
        {
            cancel.ThrowIfCancellationRequested();
            var page = pdf.GetPage(number);
            var (own, turn, across) = words.Read(page.Letters, MostLetters);
            var (lying, standing) = Rulings.Of(page.Paths, turn, MostRulings);
            if (across.Length > 0) writer.Drop(across, number, "turned text");
            pages.Add(PrintedPage.Of(number, own, RuledGrid.Find(lying, standing)));
        }
        return pages;
    }
}
