using System.Buffers;
using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Recognition;

/// <summary>What stands to the left of a date in its statement.</summary>
/// <param name="Words">What the words next to it say.</param>
/// <param name="TriggerStart">Where the first of those words starts.</param>
/// <param name="ClauseStart">Where its clause starts.</param>
/// <param name="LabelStart">Where the label ("Thời gian thực hiện:") starts, -1 when there is none.</param>
internal readonly record struct DateContext(DateWords Words, int TriggerStart, int ClauseStart, int LabelStart)
{
    private static readonly SearchValues<char> Clock = SearchValues.Create("0123456789hgp");

    private const int MaxClause = 240, MaxLabel = 60, MaxSteps = 16;

    private const DateWords Prepositions = DateWords.Before | DateWords.Until | DateWords.In | DateWords.From | DateWords.After | DateWords.Latest | DateWords.Finish | DateWords.Tentative;

    public bool Has(DateWords any) => (Words & any) != 0;

    public static DateContext Of(SourceText source, TextSpan scope, int at)
    {
        var s = source.Folded.AsSpan(0, scope.End);
        var clause = ClauseStartBefore(source, scope, at, out var colon);
        var label = colon < 0 ? -1 : LabelBefore(source, scope, s, colon);
        var (words, start) = WordsBefore(source.Text, s, Math.Max(clause, colon + 1), at);
        return new DateContext(words, start, clause, label);
    }

    /// <summary>Start of the clause round <paramref name="at"/>: after a full stop, a semicolon or a line or cell break; and the last colon in it.</summary>
    public static int ClauseStartBefore(SourceText source, TextSpan scope, int at, out int colon)
    {
        colon = -1;
        var least = Math.Max(scope.Start, at - MaxClause);
        for (var i = at; i > least; i--)
        {
            var c = source.Text[i - 1];
            if (c is '\n' or '\t' or ';') return i;
            if (c == '.' && (i >= source.Text.Length || !char.IsLetterOrDigit(source.Text[i])) && !IsClockOrOrder(source.Folded, i - 1)) return i;
            if (c == ':' && colon < 0 && !(i < source.Text.Length && char.IsAsciiDigit(source.Text[i]) && i > 1 && char.IsAsciiDigit(source.Text[i - 2]))) colon = i - 1;
        }
        return least;
    }

    // "TP. ", "tr. ": short words before a point do not end a sentence.
    private static bool IsClockOrOrder(string folded, int point) => point >= 2 && folded.AsSpan(point - 2, 2) is "tp" or "tx" or "tt" or "v.";

    private static int LabelBefore(SourceText source, TextSpan scope, ReadOnlySpan<char> s, int colon)
    {
        var start = Math.Max(ClauseStartBefore(source, scope, colon, out _), colon - MaxLabel);
        return DeadlineWords.IsLabel(s[start..(colon + 1)]) ? start : -1;
    }

    private static (DateWords Words, int Start) WordsBefore(string text, ReadOnlySpan<char> s, int least, int at)
    {
        var (words, start, pos) = (DateWords.None, at, at);
        for (var step = 0; step < MaxSteps; step++)
        {
            var end = Scan.BlanksBack(s, pos);
            if (end <= least) break;
            var triggered = (words & Prepositions) != 0;
            if (!Scan.IsWordChar(s[end - 1]))
            {
                // Punctuation belongs to the time of day or the weekday between the trigger and the date: "trước 16h00, thứ Sáu (20/3/2024)".
                if (triggered || s[end - 1] is not (',' or '(' or ')' or '\'' or '-' or ':')) break;
                pos = end - 1;
                continue;
            }
            var word = end;
            var role = DeadlineWords.Back(text, s, ref word);
            if (word < least) break;
            if (role == DateWords.None)
            {
                word = Scan.WordStart(s, end);
                if (triggered || !IsTimeOfDay(s[word..end])) break;
            }
            else if (role == DateWords.Noun)
            {
                // The noun counts only right beside the date: "báo cáo tháng 5/2025".
                return (words == DateWords.None && pos == at ? DateWords.Noun : words, start);
            }
            else if (role != DateWords.Filler)
            {
                words |= role;
                start = word;
            }
            pos = word;
        }
        return (words, start);
    }

    // "16", "16h00", "17g30", "8h00".
    private static bool IsTimeOfDay(ReadOnlySpan<char> word) => word.Length <= 6 && char.IsAsciiDigit(word[0]) && word.IndexOfAnyExcept(Clock) < 0;
}
