using ThongSuot.Documents.Reading;

namespace ThongSuot.Documents.Structure;

/// <summary>The parts around the provisions: head, addressees, signatures, recipients, where annexes and attached documents begin.</summary>
internal sealed record Frame
{
    public required DocumentHeader Header { get; init; }
    /// <summary>Letterhead to subject; empty when there is no head.</summary>
    public required TextSpan HeaderSpan { get; init; }
    public IReadOnlyList<Recipient> Addressees { get; init; } = [];
    /// <summary>"Kính gửi: …" up to the first paragraph of the letter; empty when none.</summary>
    public TextSpan AddresseesSpan { get; init; }
    public IReadOnlyList<Signature> Signatures { get; init; } = [];
    public IReadOnlyList<Recipient> Recipients { get; init; } = [];
    /// <summary>Stretches of text that are signature, not provisions. They may lie in cells beside the recipients.</summary>
    public IReadOnlyList<TextSpan> SignatureSpans { get; init; } = [];
    /// <summary>Stretches that are "Nơi nhận".</summary>
    public IReadOnlyList<TextSpan> RecipientSpans { get; init; } = [];
    /// <summary>In text order; each runs to the next or to the end of the text.</summary>
    public IReadOnlyList<FramePart> Parts { get; init; } = [];
    public IReadOnlyList<Findings.Finding> Findings { get; init; } = [];
}

/// <summary>An annex or an attached document.</summary>
/// <param name="IsAnnex">True when headed "Phụ lục" (label PL, PLI, PL2 …); false for an attached plan or regulation, whose provisions are main text.</param>
/// <param name="Label">"PL", "PLI" … for an annex, null for an attachment.</param>
/// <param name="HeadSpan">Its own head: second letterhead, "PHỤ LỤC …", title, "(Kèm theo …)".</param>
internal sealed record FramePart(bool IsAnnex, string? Label, TextSpan HeadSpan);
