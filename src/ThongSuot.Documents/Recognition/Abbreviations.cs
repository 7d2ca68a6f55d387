using System.Buffers;
using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Recognition;

/// <summary>Short forms the text binds, and where it uses them afterwards.</summary>
internal static class Abbreviations
{
    private const int MaxForms = 200, MaxShort = 80, MaxFull = 400, MaxAcronym = 12;

    private static readonly SearchValues<string> Called = SearchValues.Create(["goi tat", "goi la", "goi chung", "viet tat la"], StringComparison.Ordinal);

    public static IReadOnlyList<Abbreviation> In(SourceText source)
    {
        var bound = new List<Abbreviation>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        var s = source.Folded.AsSpan();
        // One pass over brackets and markers; what is found keeps text order.
        for (var at = 0; at < s.Length && bound.Count < MaxForms;)
        {
            var bracket = s[at..].IndexOf('(');
            var reach = bracket < 0 ? s.Length : at + bracket;
            while (at < reach && s[at..reach].IndexOfAny(Called) is >= 0 and var hit)
            {
                at += hit;
                Add(IsOpen(s, at) ? CalledAt(source, at, at, known) : null);
                at++;
            }
            at = reach + 1;
            if (bracket < 0) break;
            var inside = InBracket(source, reach, known);
            Add(inside ?? Acronym(source, reach));
            at = Math.Max(at, inside?.Span.End ?? 0);
        }
        return bound.Count == 0 ? [] : WithUses(source.Text, bound);

        void Add(Abbreviation? found)
        {
            if (found is not null && known.Add(found.ShortForm)) bound.Add(found);
        }
    }

    // "(sau đây gọi tắt là Đề án 12)", "(gọi là Kỳ thi)".
    private static Abbreviation? InBracket(SourceText source, int bracket, HashSet<string> known)
    {
        var head = source.Folded.AsSpan(bracket, Math.Min(40, source.Folded.Length - bracket));
        return head.IndexOfAny(Called) is >= 0 and var at ? CalledAt(source, bracket, bracket + at, known) : null;
    }

    // Outside brackets only "sau đây gọi là …" binds: "tên gọi chung của hàng hóa" does not.
    private static bool IsOpen(ReadOnlySpan<char> s, int at)
    {
        var end = at;
        Scan.WordsBack(s, ref end, "duoc");
        return Scan.WordsBack(s, ref end, "sau day") || Scan.WordsBack(s, ref end, "sau");
    }

    private static Abbreviation? CalledAt(SourceText source, int from, int at, HashSet<string> known)
    {
        var s = source.Folded.AsSpan();
        var i = at;
        if (!(Scan.Words(s, ref i, "goi tat") || Scan.Words(s, ref i, "goi chung") || Scan.Words(s, ref i, "viet tat") || Scan.Words(s, ref i, "goi"))) return null;
        if (!Scan.Words(s, ref i, "la") && !Scan.Sign(s, ref i, ":")) return null;
        var start = Scan.Blanks(s, i);
        var most = Math.Min(s.Length, start + MaxShort);
        var bracketed = s[from] == '(';
        var end = start;
        while (end < most && source.Text[end] is not ('\n' or '\t') && s[end] is not (')' or ';') && (bracketed || (s[end] is not (',' or '.') && !s[end..].StartsWith(" la ", StringComparison.Ordinal)))) end++;
        if (bracketed && (end >= s.Length || s[end] != ')')) return null;
        var span = TrimQuotes(source.Text, start, end);
        // Bound already: the first binding holds, and a text that repeats it costs nothing.
        if (span.Length < 2 || known.Contains(Joined(span.Of(source.Text)))) return null;
        var before = from;
        if (!bracketed)
        {
            before = at;
            Scan.WordsBack(s, ref before, "duoc");
            if (!Scan.WordsBack(s, ref before, "sau day")) Scan.WordsBack(s, ref before, "sau");
        }
        var letters = span.Length <= MaxAcronym && source.Text.AsSpan(span.Start, span.Length).IndexOfAnyInRange('a', 'z') < 0 && !source.Text.AsSpan(span.Start, span.Length).Contains(' ');
        if (((letters ? Spelled(source, span, before) : null) ?? FullForm(source, span, before)) is not { } full) return null;
        var whole = new TextSpan(full.Start, Math.Min(s.Length, bracketed ? end + 1 : span.End));
        return Make(source, span, full, whole, "AB-CALLED");
    }

    // From where the short form's own first words stand before it, else from the start of the phrase.
    private static TextSpan? FullForm(SourceText source, TextSpan shortForm, int before)
    {
        var s = source.Folded.AsSpan();
        var end = before;
        while (end > 0 && s[end - 1] is ' ' or ',') end--;
        var numbered = s[shortForm.Start..shortForm.End].ContainsAnyInRange('0', '9');
        var least = Math.Max(0, end - (numbered ? 2 * MaxFull : MaxFull));
        var lineStart = source.Text.AsSpan(least, end - least).LastIndexOfAny('\n', '\t');
        if (lineStart >= 0) least += lineStart + 1;
        var window = s[least..end];
        var words = s[shortForm.Start..shortForm.End];
        for (var length = words.Length; length > 0; length = words[..length].LastIndexOf(' '))
        {
            var part = words[..length].TrimEnd(" ,");
            if (part.IsEmpty) break;
            for (var at = window.LastIndexOf(part); at >= 0; at = at == 0 ? -1 : window[..at].LastIndexOf(part))
                if (Scan.StartsWord(window, at) && Scan.EndsWord(window, at + part.Length) && end - least - at > shortForm.Length) return new TextSpan(least + at, end);
        }
        var stop = window.LastIndexOfAny(",;.:(");
        var start = least + stop + 1;
        while (start < end && s[start] == ' ') start++;
        return end - start >= 2 ? new TextSpan(start, end) : null;
    }

    // "khu công nghiệp (KCN)".
    private static Abbreviation? Acronym(SourceText source, int bracket)
    {
        var text = source.Text;
        var end = bracket + 1;
        while (end < text.Length && end - bracket <= MaxAcronym && IsLetterOfAcronym(text[end])) end++;
        if (end - bracket < 3 || end >= text.Length || text[end] != ')' || !char.IsUpper(text[bracket + 1])) return null;
        var shortForm = new TextSpan(bracket + 1, end);
        return Spelled(source, shortForm, bracket) is { } full ? Make(source, shortForm, full, new TextSpan(full.Start, end + 1), "AB-ACRONYM") : null;
    }

    private static bool IsLetterOfAcronym(char c) => char.IsUpper(c) || char.IsAsciiDigit(c) || c == '&';

    // The words before whose initials are the letters: the last words, small words between allowed ("Giáo dục và Đào tạo", GDĐT), or the first words of a
    // longer phrase ("khu kinh tế cửa khẩu", KKT).
    private static TextSpan? Spelled(SourceText source, TextSpan shortForm, int before)
    {
        var s = source.Folded.AsSpan();
        var end = before;
        while (end > 0 && s[end - 1] is ' ' or '"' or ',') end--;
        var letters = s[shortForm.Start..shortForm.End];
        var (at, letter) = (end, letters.Length - 1);
        TextSpan? inFull = null;
        for (var word = 0; word < 24 && inFull is null; word++)
        {
            at = Scan.BlanksBack(s, at);
            while (at > 0 && s[at - 1] is ',' or '-' or '&') at = Scan.BlanksBack(s, at - 1);
            var start = Scan.WordStart(s, at);
            if (start == at || source.Text.AsSpan(start, end - start).IndexOfAny('\n', '\t') >= 0) return null;
            if (letter >= 0 && (s[start] == letters[letter] || (letters[letter] == '&' && s[start..at] is "va"))) letter--;
            else if (s[start..at] is not ("va" or "cua" or "cac" or "ve" or "cho")) letter = int.MinValue;
            if (letter == -1 || (s[start] == letters[0] && Initials(s, start, end, letters))) inFull = new TextSpan(start, end);
            else if (letter < 0 && word >= MaxAcronym) return null;
            at = start;
        }
        return inFull;
    }

    private static bool Initials(ReadOnlySpan<char> s, int at, int end, ReadOnlySpan<char> letters)
    {
        for (var n = 0; n < letters.Length; n++)
        {
            if (at >= end || s[at] != letters[n]) return false;
            while (at < end && Scan.IsWordChar(s[at])) at++;
            while (at < end && s[at] is ' ') at++;
        }
        return true;
    }

    private static Abbreviation Make(SourceText source, TextSpan shortForm, TextSpan full, TextSpan whole, string rule) =>
        new(Joined(shortForm.Of(source.Text)), full.Of(source.Text), whole, [], BodyPhrases.StartsAt(WordList.Of(source, full), 0) || BodyPhrases.StartsAt(WordList.Of(source, shortForm), 0), rule);

    // "77- CT/TW" is written "77-CT/TW" elsewhere.
    private static string Joined(string shortForm) => shortForm.AsSpan().ContainsAnyInRange('0', '9')
        ? shortForm.Replace("- ", "-", StringComparison.Ordinal).Replace(" -", "-", StringComparison.Ordinal)
        : shortForm;

    private static TextSpan TrimQuotes(string text, int start, int end)
    {
        while (start < end && text[start] is ' ' or '"' or '“' or '”' or '\'') start++;
        while (end > start && text[end - 1] is ' ' or '"' or '“' or '”' or '\'' or '.') end--;
        return new TextSpan(start, end);
    }

    // One search for all short forms together, so a long text is read once however many it binds.
    private static List<Abbreviation> WithUses(string text, List<Abbreviation> bound)
    {
        var uses = bound.ToDictionary(a => a.ShortForm, _ => new List<TextSpan>(), StringComparer.Ordinal);
        var byFirst = bound.GroupBy(a => a.ShortForm[0]).ToDictionary(g => g.Key, g => g.OrderByDescending(a => a.ShortForm.Length).ToArray());
        var forms = SearchValues.Create([.. uses.Keys], StringComparison.Ordinal);
        for (var at = bound[0].Span.Start; at < text.Length && text.AsSpan(at).IndexOfAny(forms) is >= 0 and var hit;)
        {
            at += hit;
            Abbreviation? here = null;
            foreach (var form in byFirst[text[at]])
                if (text.AsSpan(at).StartsWith(form.ShortForm, StringComparison.Ordinal) && IsWhole(text, at, at + form.ShortForm.Length))
                {
                    here = form;
                    break;
                }
            if (here is not null && at >= here.Span.End) uses[here.ShortForm].Add(new TextSpan(at, at + here.ShortForm.Length));
            at += here?.ShortForm.Length ?? 1;
        }
        return bound.ConvertAll(a => a with { Uses = uses[a.ShortForm] });
    }

    private static bool IsWhole(string text, int start, int end) =>
        (start == 0 || !char.IsLetterOrDigit(text[start - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]));
}
