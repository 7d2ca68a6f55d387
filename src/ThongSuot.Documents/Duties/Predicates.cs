using ThongSuot.Documents.Recognition;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Duties;

/// <summary>Whether the words at some place say that somebody must do something.</summary>
internal static class Predicates
{
    private static readonly PhraseSet Doing = Words("acts"), Describing = Words("describes"), Between = Words("between"), Agents = Words("agent");

    private static readonly (string Phrase, string[] Others)[] Adverbials = [.. DataTable.Rows("Duties/adverbials.txt").Select(r => (r[0], r.Length > 1 ? r[1].Split(' ') : []))];

    /// <summary>The words of one role in the table of statements.</summary>
    public static PhraseSet Words(string role) => PhraseSet.Of("Duties/statement-words.tsv", role);

    /// <summary>"(do Sở Y tế) chủ trì", "(giao xã) thực hiện": what makes a body just named the one who leads.</summary>
    public static bool IsAgent(WordList words, int at) => Agents.Contains(words.Folded(at, 2));

    /// <summary>What follows a subject that must act: a verb, or "có trách nhiệm", "phải", "theo chức năng … tổ chức …".</summary>
    public static bool Acts(WordList words, int at, int end)
    {
        if (at >= end || words[at].Before is ';' or '.' or ':') return false;
        var word = words.Folded(at);
        if (word is "co" or "la" or "lam" or "chiu") return Doing.Contains(words.Folded(at, 3));
        if (word is "duoc" or "da" or "se" or "chua" or "khong" || words.Text(at) is "đang") return false;
        if (BodyPhrases.IsVerb(words, at)) return !Describing.Contains(words.Folded(at, 2));
        if (word is "trong" && words.Folded(at, 3) is not ("trong pham vi" or "trong qua trinh") || word is "tren" && words.Folded(at, 3) is not "tren co so") return false;
        if (!Between.Contains(word)) return false;
        for (var i = at + 1; i < end; i++)
            if (BodyPhrases.IsVerb(words, i) && !words.IsCapital(i)) return true;
        return false;
    }

    /// <summary>"Hiện đại hóa …", "Số hóa …": "hóa" makes a verb of anything.</summary>
    public static bool Transforms(WordList words, int at) => at + 3 < words.Count && (words.Text(at + 1) is "hóa" or "hoá" || words.Text(at + 2) is "hóa" or "hoá" && words[at + 1].Before == ' ' && words[at + 2].Before == ' ' && words.Folded(at) is not ("van" or "hang"));

    public static bool IsAdverbial(WordList words, int at)
    {
        foreach (var (phrase, others) in Adverbials)
        {
            var n = phrase.AsSpan().Count(' ') + 1;
            if (words.Folded(at, n).SequenceEqual(phrase) && !IsOther(words.Text(at), others)) return true;
        }
        return false;
    }

    /// <summary>"Tài khoản …" and "Quỹ …" fold like "tại" and "quý".</summary>
    private static bool IsOther(ReadOnlySpan<char> word, string[] others)
    {
        foreach (var other in others)
            if (word.Equals(other, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    /// <summary>"Trường hợp …, thì xem như hết hiệu lực": what follows from a case, and no demand.</summary>
    public static bool Concludes(WordList words, int start, int end)
    {
        for (var i = start; i < end; i++)
            if (words.Text(i) is "thì") return !BodyPhrases.IsVerb(words, i + 1) || words.Folded(i + 1, 2) is "xem nhu";
        return false;
    }

    /// <summary>Words of the verb list that open a noun phrase here: "Tổ chức Đảng", "Báo cáo số 5", "Thông báo kết luận số …".</summary>
    public static bool IsNoun(WordList words, int at)
    {
        var next = words.Folded(at + 2);
        return words.Folded(at, 2) switch
        {
            "quyet dinh" or "thong bao" or "bao cao" or "quy dinh" or "huong dan" when next is "nay" => true,
            "thong tin" => next is "chi" or "ve" or "lien" || at + 2 < words.Count && words[at + 2].Before == ',' && !BodyPhrases.IsVerb(words, at + 2),
            "lam viec" => next is not "voi",
            "hoat dong" => true,
            "luu y" => at + 2 < words.Count && words[at + 2].Before == ':',
            // "đăng ký" folds like "đảng".
            "to chuc" => next is "dang" ? words.Folded(at + 2, 2) is not ("dang ky" or "dang tai") : next is "chinh" || words.Folded(at, 4) is "to chuc co so",
            "bao cao" or "thong bao" or "quyet dinh" or "quy hoach" or "du thao" => next is "so" || words.Count - at < 4,
            _ => false,
        };
    }
}
