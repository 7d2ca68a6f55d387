using System.Buffers;
using System.Collections.Frozen;
using ThongSuot.Documents.Structure;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Recognition;

/// <summary>One place where a numbered document is cited.</summary>
/// <param name="ContinuesList">True when only a list sign or a bare "số" stands between it and the citation before it.</param>
/// <param name="HeadsAttachment">True in "(Kèm theo …)" at the start of a paragraph.</param>
internal readonly record struct Citation(
    Identifier Identifier, TextSpan Span, string? Type, DateOnly? Date, string? Issuer, string? Title, RelationKind Relation, bool ContinuesList, bool HeadsAttachment, string RuleId);

/// <summary>Reads what stands round a number: type, date, issuer, title, relation. Decides whether it is a document at all.</summary>
internal static class CitationReader
{
    private const int Back = 90, BackToLaw = 170, Ahead = 90, AheadTitle = 320;

    private static readonly (string Words, RelationKind Kind)[] Relations =
        [.. DataTable.Rows("Recognition/relations.tsv").Select(r => (r[0], Enum.Parse<RelationKind>(r[1])))];

    /// <summary>Words before "số" that make it a form, a table, a house: never a document.</summary>
    private static readonly FrozenSet<string> NotDocuments = new[] { "mau", "bieu", "phu luc", "thua", "dien thoai", "fax" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Folded words that cannot be part of the name of a body: the name ends before them.</summary>
    private static readonly string[] IssuerEnds = [.. DataTable.Rows("Recognition/issuer-ends.tsv").Select(r => $" {r[0]} ")];

    private static readonly SearchValues<char> IssuerStops = SearchValues.Create(";.:()\n\"“");

    private static readonly string[] TitleStarts = ["ve viec ", "ve ", "v/v ", "quy dinh ", "ban hanh ", "phe duyet ", "sua doi, ", "huong dan "];

    public static bool TryRead(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, in Identifier identifier, in Citation previous, out Citation citation)
    {
        citation = default;
        var number = identifier;
        var start = number.Start;
        // A number inside the date of the citation before is part of that one.
        if (start < previous.Span.End) return false;
        var floor = Math.Max(previous.Span.End, start - BackToLaw);
        if (start > floor && !MayPrecede(folded, start)) return false;
        var cue = Cue(folded, start, floor, out var cued);
        // "số 3 7/2021/NĐ-CP", "số I 07/2021/NĐ-CP": a scan split the number.
        if (!cued && SplitNumber(folded, start, floor) is var split and >= 0)
        {
            var earlier = Cue(folded, split, floor, out cued);
            if (cued)
            {
                var head = MendDigits(folded[split..start]);
                number = number with { Start = split, Value = head + number.Value, Number = head + number.Number };
                (start, cue) = (split, earlier);
            }
        }
        var type = DocumentTypes.EndingAt(folded[Math.Max(floor, cue - 40)..cue]);
        var typeStart = type is null ? cue : cue - type.Folded.Length;
        var listed = previous.Span.End > 0 && IsListGap(folded, previous.Span.End, type is null ? cue : typeStart);
        if (type is null && EndsInWord(folded[floor..cue], NotDocuments)) return false;
        var typeName = type?.Name ?? (listed ? previous.Type : null);
        if (typeName is null && number.IsTyped && NamedLaw(folded, cue, floor, number) is { } law) (typeName, typeStart) = law;
        if (!cued && type is null && !listed && !number.IsTyped) return false;
        var end = number.End;
        DateOnly? date = null;
        if (IssueDates.TryReadAfter(folded, number.End, out var day, out var afterDate)) (date, end) = (day, afterDate);
        var issuer = Issuer(text, folded, end, out var afterIssuer);
        // "Số: 12/QĐ-…" at the start of a line and without a date is the number in a letterhead: of an attached document, or a specimen.
        if (type is null && cued && date is null && issuer is null && IsLetterheadNumber(text, folded, cue)) return false;
        if (date is null && issuer is not null && IssueDates.TryReadAfter(folded, afterIssuer, out day, out afterDate)) (date, end) = (day, afterDate);
        var title = Title(text, folded, Math.Max(end, issuer is null ? end : afterIssuer));
        var paragraph = ParagraphStart(text, typeStart);
        var relation = listed && type is null ? previous.Relation : RelationAt(folded, paragraph, typeStart, type, previous, listed);
        var heads = relation == RelationKind.AttachedTo && paragraph < text.Length && text[paragraph] == '(';
        citation = new Citation(number, new TextSpan(typeStart, end), typeName, date, issuer, title, relation, listed && type is null, heads, cued ? "REF-01" : type is not null ? "REF-02" : listed ? "REF-03" : "REF-04");
        return true;
    }

    private static bool MayPrecede(ReadOnlySpan<char> folded, int start) =>
        folded[start - 1] is ' ' or '(' or '"' or '[' or ';' or ',' || (folded[start - 1] is ':' or '.' or 'o' && EndsInSo(folded[..start].TrimEnd(":.")));

    // Where "số" begins before the number; where the number begins when there is none.
    private static int Cue(ReadOnlySpan<char> folded, int start, int floor, out bool cued)
    {
        var before = folded[floor..start].TrimEnd(' ');
        var bare = before.TrimEnd(":. ");
        cued = EndsInSo(bare);
        if (!cued) return floor + before.Length;
        bare = bare[..^2].TrimEnd(' ');
        // "các văn bản: số 12/…": the colon belongs to neither.
        return floor + bare.TrimEnd(": ").Length;
    }

    private static bool EndsInSo(ReadOnlySpan<char> before) => before.EndsWith("so", StringComparison.Ordinal) && (before.Length == 2 || !char.IsLetterOrDigit(before[^3]));

    private static int SplitNumber(ReadOnlySpan<char> folded, int start, int floor)
    {
        if (start - 2 < floor || folded[start - 1] != ' ') return -1;
        var at = start - 1;
        while (at > floor && start - at < 5 && folded[at - 1] is (>= '0' and <= '9') or 'i' or 'l') at--;
        return at < start - 1 && at > floor && folded[at - 1] == ' ' ? at : -1;
    }

    private static string MendDigits(ReadOnlySpan<char> printed)
    {
        Span<char> digits = stackalloc char[8];
        var n = 0;
        foreach (var c in printed)
            if (n < digits.Length && c != ' ') digits[n++] = c is 'i' or 'l' ? '1' : c;
        return new string(digits[..n]);
    }

    private static bool EndsInWord(ReadOnlySpan<char> before, FrozenSet<string> words)
    {
        before = before.TrimEnd(' ');
        foreach (var word in words)
            if (before.EndsWith(word, StringComparison.Ordinal) && (before.Length == word.Length || !char.IsLetterOrDigit(before[^(word.Length + 1)]))) return true;
        return false;
    }

    private static bool IsLetterheadNumber(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, int beforeCue)
    {
        var at = beforeCue;
        while (at < folded.Length && folded[at] is ' ' or ':') at++;
        if (at >= folded.Length || text[at] != 'S') return false;
        return at == 0 || text[at - 1] is '\n' or '\t';
    }

    // "Luật Bảo hiểm xã hội số 41/2024/QH15": the name stands between the type and the number.
    private static (string, int)? NamedLaw(ReadOnlySpan<char> folded, int cue, int floor, in Identifier number)
    {
        if (!number.Symbol.Contains("QH", StringComparison.Ordinal)) return null;
        var before = folded[floor..cue];
        var stop = before.LastIndexOfAny(";.:");
        if (stop >= 0) before = before[(stop + 1)..];
        var from = cue - before.Length;
        foreach (var word in (ReadOnlySpan<string>)["bo luat ", "luat ", "phap lenh ", "nghi quyet "])
        {
            var at = before.LastIndexOf(word, StringComparison.Ordinal);
            if (at >= 0 && DocumentTypes.StartingAt(before[at..]) is { } type) return (type.Name, from + at);
        }
        return null;
    }

    private static bool IsListGap(ReadOnlySpan<char> folded, int from, int to)
    {
        if (to - from is < 1 or > 30) return false;
        var gap = folded[from..to].Trim(" ,;:(");
        return gap.IsEmpty || gap is "va" or "va so" or "so" or "hoac" or "va cac so";
    }

    private static string? Issuer(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, int at, out int end)
    {
        end = at;
        while (at < folded.Length && folded[at] is ' ' or ',' or ')') at++;
        if (!folded[at..].StartsWith("cua ", StringComparison.Ordinal)) return null;
        at += 4;
        var rest = folded.Slice(at, Math.Min(Ahead, folded.Length - at));
        var stop = text.Slice(at, rest.Length).IndexOfAny(IssuerStops);
        if (stop >= 0) rest = rest[..stop];
        var comma = rest.IndexOf(", ", StringComparison.Ordinal);
        if (comma > 0) rest = rest[..comma];
        foreach (var ending in IssuerEnds)
        {
            var cut = EndingAt(text.Slice(at, rest.Length), rest, ending);
            if (cut > 0) rest = rest[..cut];
        }
        rest = rest.TrimEnd(" ,");
        if (rest.Length is < 3 or >= Ahead) return null;
        end = at + rest.Length;
        return text.Slice(at, rest.Length).ToString();
    }

    // In small letters: "tại" ends a name, "Tài chính" does not.
    private static int EndingAt(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, string ending)
    {
        var capital = BodyNames.IsCapital(text);
        for (var from = 0; from < folded.Length;)
        {
            var at = folded[from..].IndexOf(ending, StringComparison.Ordinal);
            if (at < 0) break;
            at += from;
            if (char.IsLower(text[at + 1]) || capital) return at;
            from = at + 1;
        }
        var last = folded.Length - ending.Length + 1;
        return last > 0 && folded.EndsWith(ending.AsSpan(0, ending.Length - 1), StringComparison.Ordinal) && char.IsLower(text[last + 1]) ? last : -1;
    }

    private static string? Title(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, int at)
    {
        while (at < folded.Length && folded[at] is ' ' or ',' or ')') at++;
        var rest = folded.Slice(at, Math.Min(AheadTitle, folded.Length - at));
        var quoted = rest.Length > 0 && rest[0] == '"';
        if (!quoted)
        {
            var head = 0;
            foreach (var opening in TitleStarts)
            {
                if (!rest.StartsWith(opening, StringComparison.Ordinal)) continue;
                head = opening.Length;
                break;
            }
            if (head == 0) return null;
            if (rest[0] is 'v')
            {
                rest = rest[head..];
                at += head;
            }
            quoted = rest.Length > 0 && rest[0] == '"';
        }
        if (quoted)
        {
            var close = rest[1..].IndexOf('"');
            return close > 0 ? text.Slice(at + 1, close).Trim().ToString() : null;
        }
        var stop = text.Slice(at, rest.Length).IndexOfAny(";.()\n");
        if (stop >= 0) rest = rest[..stop];
        rest = rest.TrimEnd(" ,");
        return rest.Length is < 4 or >= AheadTitle ? null : text.Slice(at, rest.Length).ToString();
    }

    private static int ParagraphStart(ReadOnlySpan<char> text, int at)
    {
        var from = Math.Max(0, at - 2 * BackToLaw);
        return from + text[from..at].LastIndexOf('\n') + 1;
    }

    private static RelationKind RelationAt(ReadOnlySpan<char> folded, int paragraph, int typeStart, DocumentType? type, in Citation previous, bool listed)
    {
        // The citation before may reach into this one: "Kế hoạch số 1-KH/TU, ngày …" with the type word inside its date.
        var from = Math.Min(typeStart, Math.Max(Math.Max(paragraph, previous.Span.End), typeStart - Back));
        var clause = folded[from..typeStart];
        var stop = clause.LastIndexOfAny(";.");
        var fresh = stop >= 0 || previous.Span.End <= paragraph;
        if (stop >= 0) clause = clause[(stop + 1)..];
        var opening = folded[Math.Min(paragraph, typeStart)..typeStart].TrimStart("-+*( ");
        var grounds = opening.StartsWith("can cu", StringComparison.Ordinal);
        if (type?.Name == "Tờ trình" && (opening.StartsWith("theo de nghi", StringComparison.Ordinal) || opening.StartsWith("xet de nghi", StringComparison.Ordinal))) return RelationKind.ProposedBy;
        var best = RelationKind.Cites;
        var bestEnd = -1;
        foreach (var (words, kind) in Relations)
        {
            var at = clause.LastIndexOf(words, StringComparison.Ordinal);
            if (at < 0 || (at > 0 && char.IsLetterOrDigit(clause[at - 1]))) continue;
            var end = at + words.Length;
            // At the same end the longer phrase wins: "được sửa đổi" over "sửa đổi".
            if (end > bestEnd || (end == bestEnd && kind is RelationKind.AmendedBy)) (best, bestEnd) = (kind, end);
        }
        if (best is RelationKind.Amends && clause.Contains("duoc sua doi", StringComparison.Ordinal)) return RelationKind.AmendedBy;
        // Inside the title of the document cited just before, the words tell of that document, not of this one.
        if (!fresh && !listed && best is RelationKind.Amends or RelationKind.Guides or RelationKind.Implements) return grounds ? RelationKind.Cites : previous.Relation is RelationKind.Implements && best is RelationKind.Implements ? best : RelationKind.Cites;
        if (best is not RelationKind.Cites && !(grounds && best is RelationKind.Implements or RelationKind.Guides)) return best;
        if (grounds && (fresh || listed)) return RelationKind.BasedOn;
        return listed ? previous.Relation : best;
    }
}
