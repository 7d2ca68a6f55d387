using ThongSuot.Documents.Duties;
using ThongSuot.Documents.Findings;
using ThongSuot.Documents.Recognition;
using ThongSuot.Documents.Structure;

namespace ThongSuot.Documents;

/// <summary>Everything the reader understood of one issued text. All spans point into <see cref="Text"/>.</summary>
public sealed record Document
{
    /// <summary>Version of the reader that made this: same bytes and same version give the same document.</summary>
    public required string ReaderVersion { get; init; }

    /// <summary>Where the bytes came from and what they turned out to be.</summary>
    public required SourceInfo Source { get; init; }

    /// <summary>The stored text: Unicode NFC, a line a paragraph, cells separated by tabs, without page furniture.</summary>
    public required string Text { get; init; }

    /// <summary>Number, date, issuer, subject and the rest of the first page's head.</summary>
    public required DocumentHeader Header { get; init; }

    /// <summary>The text tree; its leaves cover <see cref="Text"/> without gap or overlap, but for line breaks and tabs.</summary>
    public required Node Root { get; init; }

    /// <summary>Signers in printed order.</summary>
    public required IReadOnlyList<Signature> Signatures { get; init; }

    /// <summary>Lines of "Nơi nhận" in printed order.</summary>
    public required IReadOnlyList<Recipient> Recipients { get; init; }

    /// <summary>Bodies the letter is addressed to ("Kính gửi", "Kính trình"); empty for other types.</summary>
    public required IReadOnlyList<Recipient> Addressees { get; init; }

    /// <summary>Numbered documents cited, each once, in the order first cited.</summary>
    public required IReadOnlyList<Reference> References { get; init; }

    /// <summary>Short forms the text binds ("viết tắt là", "sau đây gọi là", a bracketed acronym).</summary>
    public required IReadOnlyList<Abbreviation> Abbreviations { get; init; }

    /// <summary>Documents the text announces but that are not issued yet.</summary>
    public required IReadOnlyList<AnnouncedDocument> Announced { get; init; }

    /// <summary>Targets of indicators.</summary>
    public required IReadOnlyList<IndicatorTarget> Targets { get; init; }

    /// <summary>What the text obliges whom to do by when, in reading order.</summary>
    public required IReadOnlyList<Duty> Duties { get; init; }

    /// <summary>What was not understood or looks wrong, in text order.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }
}

/// <summary>Kinds of file the reader takes, decided by content and never by the name.</summary>
public enum SourceFormat
{
    /// <summary>Office Open XML word processing (.docx).</summary>
    Docx,
    /// <summary>PDF with a text layer.</summary>
    Pdf,
    /// <summary>PDF of page images, read by character recognition.</summary>
    ScannedPdf,
    /// <summary>A single image (PNG, JPEG, TIFF), read by character recognition.</summary>
    Image,
    /// <summary>Binary Word (.doc), through LibreOffice.</summary>
    Doc,
    /// <summary>Rich Text Format, through LibreOffice.</summary>
    Rtf,
    /// <summary>OpenDocument text, through LibreOffice.</summary>
    Odt,
    /// <summary>A web page.</summary>
    Html,
    /// <summary>Plain text.</summary>
    Text,
}

/// <summary>What the bytes were.</summary>
/// <param name="Name">File name as given, for people only; null when unknown.</param>
/// <param name="Format">Kind decided by content.</param>
/// <param name="Bytes">Length in bytes.</param>
/// <param name="Sha256">Lower-case hexadecimal SHA-256 of the bytes.</param>
/// <param name="Encoding">Character encoding that was converted from ("utf-8", "windows-1258", "tcvn3", "vni"); null where the format fixes it.</param>
/// <param name="Pages">Number of pages where the format has pages, else null.</param>
public sealed record SourceInfo(string? Name, SourceFormat Format, long Bytes, string Sha256, string? Encoding, int? Pages);
