using System.Diagnostics;
using ThongSuot.Documents;
using ThongSuot.Documents.Export;
using ThongSuot.Documents.Reading;
using ThongSuot.TestKit;

namespace ThongSuot.Fuzz;

/// <summary>What came of reading one sample.</summary>
/// <param name="Outcome">"document", the reason of the one clear error, or the kind of failure.</param>
/// <param name="Failure">What went wrong that must not; null when all is well.</param>
internal sealed record Trial(string Outcome, string? Failure, TimeSpan Took, long Allocated)
{
    private const int ExportEvery = 16;

    /// <summary>Tight, so that what grows without bound shows; no outside programs, which take seconds a file.</summary>
    public static readonly ReaderOptions Limits = ReaderOptions.Default with
    {
        MaxBytes = 4 << 20,
        MaxCharacters = 1_000_000,
        MaxPages = 100,
        MaxDepth = 32,
        MaxUnpackedBytes = 16 << 20,
        Tesseract = null,
        PdfToPpm = null,
        LibreOffice = null,
    };

    public static Trial Of(byte[] bytes, int index)
    {
        var clock = Stopwatch.GetTimestamp();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var (outcome, failure) = Read(bytes, index);
        return new Trial(outcome, failure, Stopwatch.GetElapsedTime(clock), GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static (string Outcome, string? Failure) Read(byte[] bytes, int index)
    {
        try
        {
            var document = DocumentReader.Read(bytes, "a", Limits);
            var broken = Promises.BrokenBy(document);
            if (broken.Count > 0) return ("broken promise", string.Join("; ", broken.Take(5)));
            if (index % ExportEvery == 0 && Export(document, bytes) is { } unequal) return ("broken promise", unequal);
            return ("document", null);
        }
        catch (ReadException e)
        {
            return e.Message.Length == 0 || e.English.Length == 0 ? ("broken promise", "an error without a sentence")
                : e.InnerException is OutOfMemoryException or NullReferenceException or IndexOutOfRangeException && IsThrownByUs(e.InnerException) ? ("hidden", e.InnerException.ToString())
                : (e.Failure.ToString(), null);
        }
        catch (Exception e)
        {
            return ("exception", e.ToString());
        }
    }

    /// <summary>The topmost frame is ours: a fault of our code that an error for people covers up. What a library throws on broken bytes is its way of saying so.</summary>
    private static bool IsThrownByUs(Exception e) => e.StackTrace?.TrimStart().StartsWith("at ThongSuot.", StringComparison.Ordinal) == true;

    /// <summary>Reads without looking at what came of it.</summary>
    public static void Read(byte[] bytes)
    {
        try
        {
            DocumentReader.Read(bytes, "a", ReaderOptions.Default with { Tesseract = null, PdfToPpm = null, LibreOffice = null });
        }
        catch (ReadException)
        {
            // A clear error is an answer, too.
        }
    }

    // Every form is written without complaint, and the same bytes give the same JSON.
    private static string? Export(Document document, byte[] bytes)
    {
        AkomaNtosoExport.Write(document, Stream.Null);
        HtmlExport.Write(document, Stream.Null);
        IcsExport.Write(document, Stream.Null);
        XlsxExport.Write(document, Stream.Null);
        EdXmlExport.Write(document, bytes, Stream.Null);
        return Json(document).AsSpan().SequenceEqual(Json(DocumentReader.Read(bytes, "a", Limits))) ? null : "the same bytes gave other JSON";
    }

    private static byte[] Json(Document document)
    {
        using var stream = new MemoryStream();
        JsonExport.Write(document, stream);
        return stream.ToArray();
    }
}
