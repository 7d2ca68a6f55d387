using System.Collections.Concurrent;
using System.Globalization;

namespace ThongSuot.Documents.Reading;

/// <summary>Character recognition by the program tesseract with its Vietnamese data.</summary>
internal static class Tesseract
{
    /// <summary>One column of text of various sizes: keeps letterheads, signatures and table rows on their lines better than page analysis does.</summary>
    private const string OneColumn = "4";
    /// <summary>Finds out first which side is up.</summary>
    private const string AnyTurn = "1";
    private const long LargestResult = 64L * 1024 * 1024;

    private static readonly ConcurrentDictionary<string, bool> Ready = new(StringComparer.Ordinal);

    /// <summary>Throws the sentence that says what to install when the program or its Vietnamese data are missing.</summary>
    public static void Require(ReaderOptions options, CancellationToken cancel)
    {
        if (Missing(options, cancel) is { } missing) throw missing;
    }

    /// <summary>True when pages can be recognised here.</summary>
    public static bool IsReady(ReaderOptions options, CancellationToken cancel) => Missing(options, cancel) is null;

    /// <summary>The words of an image file, a list a page; null when the program failed or took too long.</summary>
    /// <param name="dpi">Dots per inch where known, else 0.</param>
    public static List<List<RecognisedWord>>? Words(string image, int dpi, ReaderOptions options, CancellationToken cancel)
    {
        var pages = Run(image, dpi, OneColumn, options, cancel);
        if (pages is null || !pages.Exists(IsDoubtful)) return pages;
        var turned = Run(image, dpi, AnyTurn, options, cancel);
        return turned is not null && turned.Sum(Certain) > pages.Sum(Certain) * 1.2 ? turned : pages;
    }

    private static List<List<RecognisedWord>>? Run(string image, int dpi, string mode, ReaderOptions options, CancellationToken cancel)
    {
        var result = image + ".mode" + mode;
        List<string> arguments = [image, result, "-l", "vie", "--psm", mode];
        if (dpi > 0) arguments.AddRange(["--dpi", dpi.ToString(CultureInfo.InvariantCulture)]);
        arguments.Add("tsv");
        var outcome = OutsideProgram.Run(options.Tesseract!, arguments, options.OutsideTimeout, cancel);
        var file = new FileInfo(result + ".tsv");
        if (!outcome.Succeeded || !file.Exists || file.Length > LargestResult) return null;
        using var reader = file.OpenText();
        return RecognisedWord.Read(reader);
    }

    private static bool IsDoubtful(List<RecognisedWord> words) => words.Count > 5 && words.Average(w => w.Confidence) < 55;

    private static int Certain(List<RecognisedWord> words) => words.Count(w => w.Confidence > 80 && w.Text.Length > 1);

    private static ReadException? Missing(ReaderOptions options, CancellationToken cancel)
    {
        if (options.Tesseract is not { Length: > 0 } program)
            return new ReadException(ReadFailure.ProgramMissing,
                "Văn bản là ảnh quét nhưng chức năng nhận dạng ký tự đang tắt. Hãy khai báo chương trình tesseract trong cấu hình.",
                "The document is a scan but character recognition is switched off. Name the program tesseract in the settings.");
        if (Ready.ContainsKey(program)) return null;
        var outcome = OutsideProgram.Run(program, ["--list-langs"], options.OutsideTimeout, cancel);
        if (!outcome.Started)
            return new ReadException(ReadFailure.ProgramMissing,
                "Văn bản là ảnh quét, cần chương trình tesseract để nhận dạng ký tự nhưng máy chưa cài. " + HowToInstall.Vietnamese,
                "The document is a scan; reading it needs the program tesseract, which is not installed. " + HowToInstall.English);
        if (!outcome.Output.Split('\n').Any(l => l.AsSpan().Trim().SequenceEqual("vie")))
            return new ReadException(ReadFailure.ProgramMissing,
                "Đã có tesseract nhưng thiếu dữ liệu tiếng Việt (vie). " + HowToInstall.Vietnamese,
                "The program tesseract is installed but its Vietnamese data (vie) are missing. " + HowToInstall.English);
        Ready[program] = true;
        return null;
    }
}

/// <summary>How to get the programs that read scans.</summary>
internal static class HowToInstall
{
    public const string Vietnamese =
        "Debian, Ubuntu: apt install tesseract-ocr tesseract-ocr-vie poppler-utils. "
        + "Windows: cài Tesseract bản UB Mannheim (chọn thêm Vietnamese) và Poppler, rồi thêm vào PATH. "
        + "macOS: brew install tesseract tesseract-lang poppler.";

    public const string English =
        "Debian, Ubuntu: apt install tesseract-ocr tesseract-ocr-vie poppler-utils. "
        + "Windows: install the UB Mannheim build of Tesseract (tick Vietnamese) and Poppler, and put both on PATH. "
        + "macOS: brew install tesseract tesseract-lang poppler.";
}
