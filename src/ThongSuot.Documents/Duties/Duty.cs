using ThongSuot.Documents.Recognition;

namespace ThongSuot.Documents.Duties;

/// <summary>What one statement of the text obliges somebody to do. Nothing is binding until a person confirms it.</summary>
public sealed record Duty
{
    /// <summary>Stable in the document: the node's id ("II/4/a/-2").</summary>
    public required string Id { get; init; }

    /// <summary>Path of the nearest labelled provision ("II/4/a"), "PL" in an annex, "" when there is none.</summary>
    public required string Section { get; init; }

    /// <summary>The statement without its label.</summary>
    public required string Text { get; init; }

    /// <summary>The quotation: where <see cref="Text"/> stands in <see cref="Document.Text"/>.</summary>
    public required TextSpan Quote { get; init; }

    /// <summary>Who must do it; empty when nobody is named or can be inherited.</summary>
    public IReadOnlyList<Actor> Lead { get; init; } = [];

    /// <summary>Who takes part ("phối hợp với …").</summary>
    public IReadOnlyList<Actor> Cooperating { get; init; } = [];

    /// <summary>For whom the lead prepares ("tham mưu cho …", "tham mưu UBND tỉnh ban hành …").</summary>
    public IReadOnlyList<Actor> Advising { get; init; } = [];

    /// <summary>Who follows up and urges ("theo dõi, đôn đốc").</summary>
    public IReadOnlyList<Actor> Monitoring { get; init; } = [];

    /// <summary>Who acts under the lead ("A lãnh đạo, chỉ đạo B …").</summary>
    public IReadOnlyList<Actor> Delegated { get; init; } = [];

    /// <summary>All deadlines in the statement or inherited; the first with a date is the one that counts.</summary>
    public IReadOnlyList<Deadline> Deadlines { get; init; } = [];

    /// <summary>What must exist at the end: a document, a session, a figure; null when none is named.</summary>
    public Recognised<string>? Deliverable { get; init; }

    /// <summary>To whom, and through whom, the result is reported.</summary>
    public ReportRoute? Route { get; init; }

    /// <summary>True for a request to a body outside the issuer's command ("đề nghị …").</summary>
    public bool IsRequest { get; init; }

    /// <summary>The rule that made it a duty.</summary>
    public required string RuleId { get; init; }

    /// <summary>The deadline that counts: the first one with a date, else the first one; null when there is none.</summary>
    public Deadline? Deadline => Deadlines.FirstOrDefault(d => d.Due is not null) ?? (Deadlines.Count > 0 ? Deadlines[0] : null);
}

/// <summary>"báo cáo A (qua B)": <paramref name="To"/> is A, <paramref name="Through"/> is B.</summary>
public sealed record ReportRoute(string? To, string? Through, TextSpan Span, string RuleId);
