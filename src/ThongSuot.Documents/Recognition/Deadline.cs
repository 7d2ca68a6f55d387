namespace ThongSuot.Documents.Recognition;

/// <summary>Kinds of deadlines (docs/reading-rules.md; the trade's rule: "trước ngày" is exclusive, the others count their last day).</summary>
public enum DeadlineKind
{
    /// <summary>"trước ngày 20/3/2024": exclusive, the last good day is the day before.</summary>
    Before,
    /// <summary>"chậm nhất ngày", "đến hết ngày", "xong trong ngày": inclusive.</summary>
    By,
    /// <summary>A plain date or a range of dates ("từ ngày … đến ngày …"): the last day counts.</summary>
    On,
    /// <summary>"quý IV/2025", "tháng 11/2025", "trong năm 2024": the last day of the period counts.</summary>
    Period,
    /// <summary>"dự kiến …": tentative.</summary>
    Tentative,
    /// <summary>"hằng năm", "định kỳ 6 tháng", "thường xuyên".</summary>
    Recurring,
    /// <summary>"đến năm 2030": a horizon, not a due date.</summary>
    Horizon,
    /// <summary>"trong vòng 30 ngày kể từ ngày ký".</summary>
    Relative,
}

/// <summary>A deadline as written and as resolved.</summary>
public sealed record Deadline
{
    /// <summary>What was written, from the trigger word to the end of the date.</summary>
    public required string Written { get; init; }

    /// <summary>Its kind.</summary>
    public required DeadlineKind Kind { get; init; }

    /// <summary>The date as written; the last day for a month, quarter or year; null for recurring, horizon and unresolved relative ones.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>The last day on which doing it is in time: the day before <see cref="Due"/> for <see cref="DeadlineKind.Before"/>.</summary>
    public DateOnly? LastGoodDay { get; init; }

    /// <summary>For a recurring deadline: "year", "half-year", "quarter", "month", "week", "day", "continuous"; else null.</summary>
    public string? Every { get; init; }

    /// <summary>For a horizon its year, else null.</summary>
    public int? HorizonYear { get; init; }

    /// <summary>Where it stands.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The rule that saw it.</summary>
    public required string RuleId { get; init; }
}
