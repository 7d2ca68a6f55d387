namespace ThongSuot.Documents;

/// <summary>Limits and outside programs. The defaults are safe for files from strangers.</summary>
public sealed record ReaderOptions
{
    /// <summary>The defaults.</summary>
    public static ReaderOptions Default { get; } = new();

    /// <summary>Largest file, in bytes.</summary>
    public long MaxBytes { get; init; } = 200L * 1024 * 1024;

    /// <summary>Largest stored text, in UTF-16 code units.</summary>
    public int MaxCharacters { get; init; } = 40_000_000;

    /// <summary>Most pages of a PDF or image file.</summary>
    public int MaxPages { get; init; } = 2_000;

    /// <summary>Deepest nesting of tables, elements and fields.</summary>
    public int MaxDepth { get; init; } = 64;

    /// <summary>Most bytes the parts of a zip container may unpack to.</summary>
    public long MaxUnpackedBytes { get; init; } = 400L * 1024 * 1024;

    /// <summary>Longest run of one outside program.</summary>
    public TimeSpan OutsideTimeout { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>tesseract: a path or a name on PATH; null to never use it.</summary>
    public string? Tesseract { get; init; } = "tesseract";

    /// <summary>pdftoppm of poppler, to turn scanned pages into images that PdfPig cannot extract; null to never use it.</summary>
    public string? PdfToPpm { get; init; } = "pdftoppm";

    /// <summary>LibreOffice: a path or a name on PATH; null to never use it.</summary>
    public string? LibreOffice { get; init; } = "soffice";

    /// <summary>Folder in which outside programs get folders of their own, removed afterwards; null for the system's folder of temporary files.</summary>
    public string? TemporaryFolder { get; init; }

    /// <summary>Tries every PDF in another process first; null to trust that a PDF is no worse than broken: one made to do harm would end this process.</summary>
    public PdfTrial? PdfTrial { get; init; }
}
