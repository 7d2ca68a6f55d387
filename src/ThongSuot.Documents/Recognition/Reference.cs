namespace ThongSuot.Documents.Recognition;

/// <summary>How a document stands to one it cites.</summary>
public enum RelationKind
{
    /// <summary>Cited without a stated relation.</summary>
    Cites,
    /// <summary>"Căn cứ …": legal ground.</summary>
    BasedOn,
    /// <summary>"Thực hiện …", "triển khai thực hiện …".</summary>
    Implements,
    /// <summary>"Hướng dẫn …", "quy định chi tiết …".</summary>
    Guides,
    /// <summary>"Cụ thể hóa …".</summary>
    Specifies,
    /// <summary>"Thay thế …".</summary>
    Replaces,
    /// <summary>"Bãi bỏ …", "hết hiệu lực".</summary>
    Repeals,
    /// <summary>"Sửa đổi, bổ sung …".</summary>
    Amends,
    /// <summary>"Theo đề nghị … tại Tờ trình số …".</summary>
    ProposedBy,
    /// <summary>"Kèm theo …", "ban hành kèm theo …".</summary>
    AttachedTo,
    /// <summary>"Phúc đáp …", "trả lời Công văn số …".</summary>
    Answers,
    /// <summary>"được sửa đổi, bổ sung tại …": the cited document amends another cited one.</summary>
    AmendedBy,
}

/// <summary>A numbered document cited in the text, once, with every place it is cited.</summary>
public sealed record Reference
{
    /// <summary>Number and symbol as printed, inner spaces removed ("29/2008/NĐ-CP").</summary>
    public required string Identifier { get; init; }

    /// <summary>Type word before the number ("Nghị định"), null when not printed.</summary>
    public string? Type { get; init; }

    /// <summary>Date given at any citation.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Issuer after "của", as printed.</summary>
    public string? Issuer { get; init; }

    /// <summary>Title after "về", as printed.</summary>
    public string? Title { get; init; }

    /// <summary>The strongest relation stated at any citation.</summary>
    public RelationKind Relation { get; init; }

    /// <summary>Every place it is cited; the first is the fullest form in text order.</summary>
    public required IReadOnlyList<TextSpan> Citations { get; init; }

    /// <summary>The rule that saw the first citation.</summary>
    public required string RuleId { get; init; }
}

/// <summary>A short form bound in the text.</summary>
/// <param name="ShortForm">"KKT", "Đề án 06", "Kỳ thi".</param>
/// <param name="FullForm">What it stands for, as printed.</param>
/// <param name="Span">Where it is bound.</param>
/// <param name="Uses">Later places where it is used.</param>
/// <param name="IsBody">True when it names a body or a group of bodies.</param>
/// <param name="RuleId">The rule that saw it.</param>
public sealed record Abbreviation(string ShortForm, string FullForm, TextSpan Span, IReadOnlyList<TextSpan> Uses, bool IsBody, string RuleId);

/// <summary>A document that is promised but not issued yet ("Ban … sẽ ban hành hướng dẫn riêng").</summary>
public sealed record AnnouncedDocument(string Type, string? Issuer, string? About, TextSpan Span, string RuleId);

/// <summary>How a value is compared with its target.</summary>
public enum TargetComparator
{
    /// <summary>Exactly, or no comparator printed ("đạt 95%").</summary>
    Equal,
    /// <summary>"ít nhất", "tối thiểu", "từ … trở lên", "đạt … trở lên".</summary>
    AtLeast,
    /// <summary>"trên".</summary>
    MoreThan,
    /// <summary>"không quá", "tối đa".</summary>
    AtMost,
    /// <summary>"dưới".</summary>
    LessThan,
    /// <summary>"40 - 45%", "từ 40% đến 45%".</summary>
    Range,
    /// <summary>"khoảng".</summary>
    About,
}

/// <summary>A target set for an indicator.</summary>
/// <param name="Indicator">Name as printed.</param>
/// <param name="Comparator">How to compare.</param>
/// <param name="Low">The value, or the lower end of a range.</param>
/// <param name="High">Upper end of a range, else null.</param>
/// <param name="Unit">"%", "người", "cơ sở" …; null when none is printed.</param>
/// <param name="Year">Horizon year, null when none is printed.</param>
/// <param name="Section">Path of the provision it stands in.</param>
/// <param name="Span">The clause it was read from.</param>
/// <param name="RuleId">The rule that saw it.</param>
public sealed record IndicatorTarget(string Indicator, TargetComparator Comparator, decimal Low, decimal? High, string? Unit, int? Year, string Section, TextSpan Span, string RuleId);
