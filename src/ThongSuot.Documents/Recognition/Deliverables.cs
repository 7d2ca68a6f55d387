using System.Buffers;
using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Recognition;

/// <summary>Finds the document, session or other thing that must exist when a statement is fulfilled.</summary>
internal static class Deliverables
{
    private const int MaxGap = 90, MaxPhrase = 180, MaxListed = 7;

    private static readonly WordTable Things = new("Recognition/document-words.tsv", "doc", "thing"), Makes = new("Recognition/document-words.tsv", "make"), Passes = new("Recognition/document-words.tsv", "pass"), Ends = new("Recognition/document-words.tsv", "end");

    private static readonly SearchValues<string> Labels = SearchValues.Create(["san pham", "ket qua"], StringComparison.Ordinal);

    /// <summary>What must exist when the statement is fulfilled; null when none is named.</summary>
    /// <param name="words">The statement cut into words.</param>
    /// <param name="statement">How much of it counts.</param>
    public static Recognised<string>? In(WordList words, TextSpan statement)
    {
        var source = words.Source;
        var s = source.Folded.AsSpan(0, statement.End);
        return Labelled(source, statement, s) ?? Made(words, statement, s) ?? Report(source, statement, s);
    }

    // "Sản phẩm: Kế hoạch của UBND tỉnh." "Kết quả dự kiến: …"
    private static Recognised<string>? Labelled(SourceText source, TextSpan scope, ReadOnlySpan<char> s)
    {
        for (var at = scope.Start; at < s.Length && s[at..].IndexOfAny(Labels) is >= 0 and var hit; at++)
        {
            at += hit;
            var i = at;
            if (!Scan.StartsWord(s, at) || !(Scan.Words(s, ref i, "san pham") || Scan.Words(s, ref i, "ket qua"))) continue;
            if (!Scan.Words(s, ref i, "du kien") && !Scan.Words(s, ref i, "dau ra")) Scan.Words(s, ref i, "hoan thanh");
            if (!Scan.Sign(s, ref i, ":")) continue;
            var start = Scan.Blanks(s, i);
            var end = start;
            while (end < s.Length && source.Text[end] is not ('\n' or '\t') && s[end] != ';' && !(s[end] == '.' && (end + 1 == s.Length || s[end + 1] == ' '))) end++;
            if (Phrase(source, start, end, "DV-LABEL") is { } found) return found;
        }
        return null;
    }

    // "xây dựng Kế hoạch …", "tham mưu UBND tỉnh ban hành Quyết định …", "tổ chức 02 lớp tập huấn …".
    private static Recognised<string>? Made(WordList words, TextSpan scope, ReadOnlySpan<char> s)
    {
        var source = words.Source;
        for (var at = scope.Start; at < s.Length; at++)
        {
            if (!Scan.IsWordChar(s[at]) || !Scan.StartsWord(s, at)) continue;
            var verb = Makes.At(source, at, s.Length);
            if (verb == 0 || IsNoun(s, at)) continue;
            if (ThingAfter(words, s, at + verb) is { } thing) return Phrase(source, thing, PhraseEnd(source, s, thing), "DV-VERB");
        }
        return null;
    }

    // "báo cáo kết quả thực hiện về …": the report itself, when nothing else is made.
    private static Recognised<string>? Report(SourceText source, TextSpan scope, ReadOnlySpan<char> s)
    {
        for (var at = scope.Start; at < s.Length && s[at..].IndexOf("bao cao", StringComparison.Ordinal) is >= 0 and var hit; at++)
        {
            at += hit;
            var i = at;
            if (!Scan.StartsWord(s, at) || !Scan.Words(s, ref i, "bao cao")) continue;
            if (!(Scan.Words(s, ref i, "ket qua") || Scan.Words(s, ref i, "tinh hinh") || Scan.Words(s, ref i, "tong the") || Scan.Words(s, ref i, "tien do") || Scan.Words(s, ref i, "so ket") || Scan.Words(s, ref i, "tong ket"))) continue;
            return Phrase(source, at, PhraseEnd(source, s, i), "DV-REPORT");
        }
        return null;
    }

    // Between the verb and what it makes stand only other verbs, numbers, small words and bodies.
    private static int? ThingAfter(WordList words, ReadOnlySpan<char> s, int at)
    {
        var source = words.Source;
        var most = Math.Min(s.Length, at + MaxGap);
        for (var i = at; i < most;)
        {
            if (source.Text[i] is '\n' or '\t' || s[i] is ';' or '.' or ':' or '(') return null;
            if (!Scan.IsWordChar(s[i])) { i++; continue; }
            if (Things.At(source, i, s.Length) is > 0 and var thing && !IsVerbReport(words, s, i, thing) && !IsNameOfBody(s, i)) return i;
            var step = Math.Max(Makes.At(source, i, s.Length), Passes.At(source, i, s.Length));
            if (step == 0 && BodyPhrases.At(words, i) is { } body && BodyEnd(source, s, body) is var end && end > i) step = end - i;
            if (step == 0) step = DigitsAt(s, i);
            if (step == 0) return null;
            i += step;
        }
        return null;
    }

    // The "Kế hoạch" of "Sở Kế hoạch và Đầu tư".
    private static bool IsNameOfBody(ReadOnlySpan<char> s, int at) => Scan.BlanksBack(s, at) is var end && s[Scan.WordStart(s, end)..end] is "so" or "bo" or "phong" or "vu";

    // A body's name ends where a verb of making begins: "UBND tỉnh ban hành".
    private static int BodyEnd(SourceText source, ReadOnlySpan<char> s, TextSpan body)
    {
        // "Bộ Kế hoạch và Đầu tư": what follows the first word at once is the name.
        var named = body.Start;
        while (named < body.End && Scan.IsWordChar(s[named])) named++;
        for (var i = Scan.Blanks(s, named) + 1; i < body.End; i++)
            if (Scan.StartsWord(s, i) && (Makes.At(source, i, s.Length) > 0 || Things.At(source, i, s.Length) > 0)) return i;
        return body.End;
    }

    private static int DigitsAt(ReadOnlySpan<char> s, int at)
    {
        var end = at;
        while (end < s.Length && char.IsAsciiDigit(s[end])) end++;
        return end - at;
    }

    // "trình báo cáo UBND tỉnh": "báo cáo" before a body is the verb.
    private static bool IsVerbReport(WordList words, ReadOnlySpan<char> s, int at, int length) =>
        s[at..(at + length)] is "bao cao" && BodyPhrases.At(words, Scan.Blanks(s, at + length)) is not null;

    // "chương trình", "tờ trình", "thành lập", and what is only spoken of: "việc xây dựng …", "thời điểm ban hành …".
    private static bool IsNoun(ReadOnlySpan<char> s, int at)
    {
        var end = Scan.BlanksBack(s, at);
        return s[Scan.WordStart(s, end)..end] is "chuong" or "quy" or "qua" or "giao" or "lo" or "to" or "tien" or "cong" or "phap" or "thanh" or "doc" or "viec" or "diem" or "da" or "duoc";
    }

    private static int PhraseEnd(SourceText source, ReadOnlySpan<char> s, int start)
    {
        var most = Math.Min(s.Length, start + MaxPhrase);
        var end = start + Math.Max(Things.At(source, start, s.Length), 1);
        var stop = end;
        for (var i = end; i < most; i++)
        {
            if (source.Text[i] is '\n' or '\t' || s[i] is ';' or '(' or ':' || (s[i] is ',' && !GoesOn(source, s, i)) || (s[i] == '.' && (i + 1 == s.Length || s[i + 1] == ' '))) return i;
            if (!Scan.IsWordChar(s[i]) || !Scan.StartsWord(s, i)) continue;
            if (Ends.At(source, i, s.Length) > 0) return i;
            stop = i;
        }
        return most == s.Length ? most : Math.Max(stop, end);
    }

    // A comma inside the name: a capital follows ("Bộ Văn hóa, Thể thao và Du lịch"), or a few words of a list that soon ends ("sắp xếp thôn, tổ dân phố;").
    private static bool GoesOn(SourceText source, ReadOnlySpan<char> s, int comma)
    {
        var next = Scan.Blanks(s, comma + 1);
        if (next >= s.Length || Makes.At(source, next, s.Length) > 0 || Ends.At(source, next, s.Length) > 0) return false;
        if (char.IsUpper(source.Text[next])) return true;
        for (var (i, words) = (next, 0); words <= MaxListed; i++)
        {
            if (i >= s.Length || s[i] is ',' or ';' or '.' or '(' || source.Text[i] is '\n' or '\t') return true;
            if (s[i] != ' ') continue;
            if (s[i..].StartsWith(" va ", StringComparison.Ordinal)) return true;
            words++;
        }
        return false;
    }

    private static Recognised<string>? Phrase(SourceText source, int start, int end, string rule)
    {
        var text = source.Text;
        while (end > start && text[end - 1] is ' ' or ',' or '.' or ';' or '/' or '-') end--;
        // "ban hành quyết định này" names no new document.
        return end - start < 3 || Scan.WordsBack(source.Folded, ref end, "nay") ? null : new Recognised<string>(text[start..end], new TextSpan(start, end), rule);
    }
}
