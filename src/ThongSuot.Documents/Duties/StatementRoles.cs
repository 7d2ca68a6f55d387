using ThongSuot.Documents.Recognition;

namespace ThongSuot.Documents.Duties;

/// <summary>The other bodies of a statement: who takes part, for whom it is prepared, who acts under the lead.</summary>
internal static class StatementRoles
{
    /// <summary>The body named in a later sentence as the one who leads, for a statement that opens with what is to be done: "… Ban X chủ trì, phối hợp …", "… giao Sở Y …".</summary>
    public static WordRange? NamedLater(this Statement statement)
    {
        var words = statement.Words;
        for (var k = 1; k < words.Count; k++)
        {
            // "…, yêu cầu các sở trả lời": asked after what it is about.
            if (words[k].Before is not ' ' && words.Folded(k, 2) is "yeu cau" && statement.Order(k, words.Count) is { } asked) return asked.Body;
            var given = words.Folded(k - 1) is "giao" || k > 1 && words.Folded(k - 2, 2) is "giao cho";
            var agent = given || words.Folded(k - 1) is "do";
            if (words[k].Before is ' ' && !agent) continue;
            if (!BodyPhrases.StartsAt(words, k)) continue;
            var e = BodyPhrases.End(words, k);
            if (e < words.Count && (words.Folded(e, 2) is "chu tri" or "chiu trach" || given && BodyPhrases.IsVerb(words, e) || agent && Predicates.IsAgent(words, e))) return new WordRange(k, e);
            k = Math.Max(k, e - 1);
        }
        return null;
    }

    /// <summary>Bodies after "phối hợp (chặt chẽ) với".</summary>
    public static IEnumerable<WordRange> Cooperating(this Statement statement)
    {
        var words = statement.Words;
        var first = statement.Lead is { } lead && lead.To > statement.From ? lead.To : statement.From;
        for (var i = statement.From; i + 2 < words.Count; i++)
        {
            // "kết hợp Bảo hiểm xã hội tỉnh xây dựng …" names a body right away; "kết hợp học và làm" does not.
            var joint = words.Folded(i, 2) is "ket hop" && (BodyPhrases.StartsAt(words, i + 2) && words.IsCapital(i + 2) || words.Folded(i + 2) is "voi" && BodyPhrases.StartsAt(words, i + 3));
            if (words.Folded(i, 2) is not ("phoi hop" or "phoi ket") && !joint && !(words.Folded(i, 2) is "cung voi" && i > statement.From)) continue;
            // "sự phối hợp", "cơ chế phối hợp", "công tác phối hợp": a noun.
            if (i > 0 && words[i].Before == ' ' && words.Folded(i - 1) is "su" or "che" or "tac" or "trinh") continue;
            var k = i + 2;
            if (k < words.Count && words.Folded(k) is "hop") k++;
            // "phối hợp, hỗ trợ X": both govern X.
            if (words.Folded(k, 2) is "ho tro" && BodyPhrases.StartsAt(words, k + 2)) k += 2;
            // "chặt chẽ, đồng bộ với", "thường xuyên với", "thực hiện với"
            var limit = Math.Min(words.Count, k + 5);
            var with = k;
            while (with < limit && words.Folded(with) is not ("voi" or "cung") && words[with].Before is ' ' or ',') with++;
            var hasWith = with < limit && words.Folded(with) is "voi" or "cung";
            if (hasWith && with - k <= 4 && !HasBodyBetween(words, k, with)) k = with + 1;
            else if (!BodyPhrases.StartsAt(words, k) && !(BodyPhrases.IsKindAt(words, k) && !BodyPhrases.IsVerb(words, k))) continue;
            if (k < words.Count && words.Folded(k) is "voi") k++;
            if (k >= words.Count) continue;
            // A list over semicolons goes on only where co-operating is all that was said so far.
            var e = BodyPhrases.StartsAt(words, k) ? BodyPhrases.End(words, k, across: i == first || i == first + 2 && words.Folded(first, 2) is "chu tri") : GenericEnd(words, k);
            if (e > k) yield return new WordRange(k, e);
            i = Math.Max(i, e - 1);
        }
    }

    private static bool HasBodyBetween(WordList words, int from, int to)
    {
        for (var i = from; i < to; i++)
            if (BodyPhrases.StartsAt(words, i)) return true;
        return false;
    }

    /// <summary>"cán bộ kỹ thuật của Sở": whoever is meant, up to the next verb.</summary>
    private static int GenericEnd(WordList words, int at)
    {
        var i = Math.Max(at, BodyPhrases.KindEnd(words, at));
        while (i < words.Count && i - at < 14 && words[i].Before is ' ' or ',' or '-' && !(i > at && !words.IsCapital(i) && (BodyPhrases.IsVerb(words, i) || Lexicon.IsStopWord(words.Text(i))))) i++;
        return i;
    }

    /// <summary>The body for whom the lead prepares: "tham mưu (cho, giúp) X …".</summary>
    public static IEnumerable<WordRange> Advising(this Statement statement)
    {
        var words = statement.Words;
        for (var i = statement.From; i + 2 < words.Count; i++)
        {
            if (words.Folded(i, 2) is not "tham muu") continue;
            var k = i + 2;
            for (var n = 0; n < 4 && k < words.Count && !BodyPhrases.StartsAt(words, k) && words.Folded(k) is "cho" or "giup" or "," or "voi" or "de" or "xuat"; n++) k++;
            if (!BodyPhrases.StartsAt(words, k)) continue;
            var e = BodyPhrases.End(words, k);
            yield return new WordRange(k, e);
            i = e - 1;
        }
    }

    /// <summary>The body that acts under the lead: "A (lãnh đạo,) chỉ đạo B …".</summary>
    public static WordRange? Delegated(this Statement statement)
    {
        var words = statement.Words;
        var at = statement.Lead?.To ?? statement.From;
        if (at >= words.Count) return null;
        if (words.Folded(at, 2) is "lanh dao") at += 2;
        if (words.Folded(at, 2) is "chi dao") at += 2;
        else return null;
        if (at < words.Count && words.Folded(at, 2) is "huong dan") at += 2;
        if (!BodyPhrases.StartsAt(words, at)) return null;
        var e = BodyPhrases.End(words, at);
        return e < words.Count && BodyPhrases.IsVerb(words, e) ? new WordRange(at, e) : null;
    }

    /// <summary>"theo dõi, đôn đốc …": the lead follows up what others do.</summary>
    public static bool Monitors(this Statement statement)
    {
        var words = statement.Words;
        for (var i = statement.From; i + 3 < words.Count; i++)
            if (words.Folded(i, 2) is "theo doi" && words.Folded(i + 2, 2) is "don doc" || words.Folded(i, 2) is "don doc" && words.Folded(i + 2, 2) is "theo doi" or "kiem tra") return true;
        return false;
    }
}
