using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Recognition;

/// <summary>From a date and the words round it to a deadline, or to nothing. Each rule has an id of docs/reading-rules.md.</summary>
internal static class DeadlineRules
{
    private const string Before = "DL-BEFORE", By = "DL-BY", On = "DL-ON", Period = "DL-PERIOD", Range = "DL-RANGE", Label = "DL-LABEL", Start = "DL-START",
        Future = "DL-FUTURE", InYear = "DL-IN-YEAR", Recur = "DL-RECUR", Horizon = "DL-HORIZON", Term = "DL-RELATIVE", NoYear = "-NOYEAR";

    /// <summary>True for what may be a deadline: a future date in passing, or "trong năm" that no verb of finishing governs.</summary>
    public static bool IsWeak(Deadline deadline) => deadline.RuleId is Future or InYear;

    public static Deadline Recurring(SourceText source, int start, int end, string? every) => Make(source, start, end, DeadlineKind.Recurring, Recur) with { Every = every };

    public static Deadline Relative(SourceText source, int start, int end, DateOnly? due) =>
        Make(source, start, end, DeadlineKind.Relative, Term) with { Due = due, LastGoodDay = due };

    /// <summary>The deadline that a date of the statement sets; null when it is the date of something else.</summary>
    public static Deadline? Deadline(SourceText source, TextSpan scope, DateOnly? issued, DateMention mention, List<Deadline>? repeated)
    {
        var context = DateContext.Of(source, scope, mention.Start);
        if (context.Has(DateWords.Blocked) || IsCited(source.Text, mention, context)) return null;
        if (context.Has(DateWords.From) && !mention.IsSpan) return null;
        if (context.Has(DateWords.After)) return null;
        var s = source.Folded.AsSpan(0, scope.End);
        if (!mention.Date.HasYear && Recurs(s, context, mention, repeated) is { } again)
            return context.Words == DateWords.None && context.LabelStart < 0 && again.End == mention.End ? null : Recurring(source, Math.Min(again.Start, context.TriggerStart), Math.Max(again.End, mention.End), again.Every);
        if (IsHorizon(s, context, mention))
            return mention.Date.HasYear ? Make(source, context.TriggerStart, mention.End, DeadlineKind.Horizon, Horizon) with { HorizonYear = mention.Date.Year } : null;
        if (Rule(s, source, scope, context, mention, issued) is not { } rule) return null;
        return Resolve(source, context, mention, issued, rule);
    }

    private static (DeadlineKind Kind, string Id)? Rule(ReadOnlySpan<char> s, SourceText source, TextSpan scope, DateContext context, DateMention mention, DateOnly? issued)
    {
        var unit = mention.Date.Unit;
        var kind = unit == DateUnit.Day ? DeadlineKind.On : DeadlineKind.Period;
        if (context.LabelStart >= 0 && !context.Has(DateWords.Before | DateWords.Until | DateWords.Latest)) return (kind, mention.IsRange ? Range : Label);
        if (mention.IsSpan && context.Has(DateWords.From)) return (kind, Range);
        if (context.Has(DateWords.Before)) return (DeadlineKind.Before, Before);
        if (context.Has(DateWords.Latest | DateWords.Until)) return (DeadlineKind.By, By);
        if (context.Has(DateWords.Finish)) return unit == DateUnit.Day ? (DeadlineKind.By, By) : (kind, Period);
        if (context.Has(DateWords.In))
        {
            if (unit == DateUnit.Day) return (kind, On);
            if (unit != DateUnit.Year) return (kind, Period);
            var clause = s[context.ClauseStart..context.TriggerStart];
            return !EndsClause(s, mention.End) ? null : DeadlineWords.HasVerb(clause) ? (kind, Period) : DeadlineWords.HasAim(clause) || IsDone(source.Text, context) ? null : (kind, InYear);
        }
        if (mention.IsBare) return null;
        if (context.Has(DateWords.Tentative)) return (kind, Future);
        if (Opens(source, scope, mention.Start))
        {
            if (EndsOpening(source, s, mention.End)) return (kind, mention.IsRange ? Range : Start);
            return unit != DateUnit.Year && issued is not null && IsComma(s, mention.End) ? (kind, Start) : null;
        }
        // A date still to come, in a statement of duties, is a time of doing; a year or the month in a name ("báo cáo tháng 5") is not.
        if (issued is null || unit is DateUnit.Year || context.Has(DateWords.Noun) || !mention.Date.HasYear) return null;
        return unit == DateUnit.Day ? s[mention.Start] == 'n' ? (kind, Future) : null : EndsClause(s, mention.End) ? (kind, Future) : null;
    }

    private static Deadline? Resolve(SourceText source, DateContext context, DateMention mention, DateOnly? issued, (DeadlineKind Kind, string Id) rule)
    {
        var (kind, id) = rule;
        var date = mention.Date;
        var strong = id is Before or By or Period or Label or Range or On;
        if (!date.HasYear)
        {
            // Only a strong trigger makes a date without a year a deadline; without a day of issue it stays open.
            if (!strong || id == On) return null;
            id += NoYear;
            if (issued is { } day)
            {
                if (date.In(day.Year) is { } thisYear && thisYear.Last >= day) date = thisYear;
                else if (date.In(day.Year + 1) is { } nextYear) date = nextYear;
            }
        }
        // What had passed when the document was issued cannot be asked for, unless a label calls it the time.
        if (date.HasYear && issued is { } issue && date.Last < issue && context.LabelStart < 0) return null;
        var tentative = context.Has(DateWords.Tentative) || IsTentative(source.Folded, context, mention);
        var start = Math.Min(context.TriggerStart, mention.Start);
        var made = Make(source, start, mention.End, tentative ? DeadlineKind.Tentative : kind, id);
        if (!date.HasYear) return made;
        // "trước ngày 20/3" excludes that day; "trước tháng 6" excludes the month, so its first day is the bound.
        var due = kind == DeadlineKind.Before && date.Unit != DateUnit.Day ? date.First : date.Last;
        return made with { Due = due, LastGoodDay = kind == DeadlineKind.Before ? due.AddDays(-1) : due };
    }

    // "đến năm 2030", "đến cuối năm 2030" without a verb of finishing beside it, "từ năm 2026 đến năm 2030", "tới năm 2026".
    private static bool IsHorizon(ReadOnlySpan<char> s, DateContext context, DateMention mention)
    {
        if (mention.Date.Unit is not (DateUnit.Year or DateUnit.PartOfYear) || context.Has(DateWords.Latest | DateWords.Finish | DateWords.Before)) return false;
        if (mention.IsRange) return mention.Date.Unit == DateUnit.Year;
        // "đạt … vào năm 2030".
        if (mention.Date.Unit == DateUnit.Year && context.Has(DateWords.In) && s[context.TriggerStart..].StartsWith("vao", StringComparison.Ordinal)) return !DeadlineWords.HasVerb(s[context.ClauseStart..context.TriggerStart]);
        if (!context.Has(DateWords.Until)) return false;
        return mention.Date.Unit == DateUnit.Year || !DeadlineWords.HasVerb(s[context.ClauseStart..context.TriggerStart]);
    }

    // A date without year beside or after "hằng năm" comes again: "trước ngày 15/12 hằng năm", "định kỳ hằng năm báo cáo trước ngày 15/12".
    private static (int Start, int End, string? Every)? Recurs(ReadOnlySpan<char> s, DateContext context, DateMention mention, List<Deadline>? repeated)
    {
        if (Recurrences.After(s, mention.End, out var end, out var every)) return (mention.Start, end, every);
        var clause = s[context.ClauseStart..mention.Start];
        if (LastBefore(repeated, mention.Start) is { Kind: DeadlineKind.Recurring } last && last.Span.Start >= context.ClauseStart) return (mention.Start, mention.End, last.Every);
        if (clause.Contains("hang nam", StringComparison.Ordinal) || clause.Contains("moi nam", StringComparison.Ordinal)) return (mention.Start, mention.End, "year");
        if (clause.Contains("dinh ky", StringComparison.Ordinal)) return (mention.Start, mention.End, null);
        // "trước ngày 15 tháng 6 và trước ngày 15 tháng 12 hằng năm": the first of two.
        var ahead = s[mention.End..Math.Min(s.Length, mention.End + 50)];
        if (ahead.IndexOfAny(";.") is >= 0 and var stop) ahead = ahead[..stop];
        return ahead.Contains(" hang nam", StringComparison.Ordinal) ? (mention.Start, mention.End, "year") : null;
    }

    private static Deadline? LastBefore(List<Deadline>? repeated, int place)
    {
        var (low, high) = (0, repeated?.Count ?? 0);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (repeated![middle].Span.End <= place) low = middle + 1;
            else high = middle;
        }
        return low > 0 ? repeated![low - 1] : null;
    }

    // "Nghị định số 45/2019/NĐ-CP ngày 14 tháng 6 năm 2019", "(ban hành ngày …)": the date follows a number of a document.
    private static bool IsCited(string text, DateMention mention, DateContext context)
    {
        if (context.Words != DateWords.None) return false;
        var end = mention.Start;
        while (end > 0 && mention.Start - end < 4 && text[end - 1] is ' ' or ',' or '(' or '\u00A0') end--;
        var start = end;
        while (start > 0 && end - start < 30 && text[start - 1] is not (' ' or '\n' or '\t' or '\u00A0')) start--;
        var word = text.AsSpan(start, end - start);
        return word.IndexOfAny('/', '-') > 0 && word.ContainsAnyInRange('A', 'Z');
    }

    // "số lượng đã sử dụng trong năm 2023": what was done then; folded, "đã" is also "đá".
    private static bool IsDone(string text, DateContext context)
    {
        var clause = text.AsSpan(context.ClauseStart, context.TriggerStart - context.ClauseStart);
        return clause[(clause.LastIndexOf(',') + 1)..].Contains(" đã ", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsTentative(string folded, DateContext context, DateMention mention)
    {
        var least = context.LabelStart >= 0 ? context.LabelStart : Math.Max(context.ClauseStart, mention.Start - 80);
        return folded.AsSpan(least, mention.Start - least).Contains("du kien", StringComparison.Ordinal);
    }

    private static bool Opens(SourceText source, TextSpan scope, int at)
    {
        while (at > scope.Start && source.Text[at - 1] is not ('\n' or '\t') && source.Folded[at - 1] is ' ' or '-' or '+' or '*' or '"' or '(') at--;
        return at == scope.Start || source.Text[at - 1] is '\n' or '\t';
    }

    private static bool EndsOpening(SourceText source, ReadOnlySpan<char> s, int at)
    {
        var end = at;
        at = Scan.Blanks(s, at);
        if (source.Text.AsSpan(end, at - end).IndexOfAny('\n', '\t') >= 0) return true;
        return at >= s.Length || s[at] is ':' or '.' or ';' or '(' or ')' or '-';
    }

    private static bool IsComma(ReadOnlySpan<char> s, int at) => Scan.Blanks(s, at) is var i && i < s.Length && s[i] == ',';

    private static bool EndsClause(ReadOnlySpan<char> s, int at)
    {
        at = Scan.Blanks(s, at);
        return at >= s.Length || s[at] is '.' or ';' or ',' or ')' or '(';
    }

    private static Deadline Make(SourceText source, int start, int end, DeadlineKind kind, string rule) =>
        new() { Written = source.Text[start..end], Kind = kind, Span = new TextSpan(start, end), RuleId = rule };
}
