using ThongSuot.Documents.Recognition;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Duties;

/// <summary>Whether the words at some place say that somebody must do something.</summary>
internal static class Predicates
{
    private static readonly PhraseSet Doing = Words("acts"), Describing = Words("describes"), Between = Words("between"), Agents = Words("agent");

    private static readonly string[] Adverbials = [.. DataTable.Rows("Duties/adverbials.txt").Select(r => r[0])];

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
        foreach (var phrase in Adverbials)
        {
            var n = phrase.AsSpan().Count(' ') + 1;
            if (words.Folded(at, n).SequenceEqual(phrase)) return true;
        }
        return false;
    }

    /// <summary>Words of the verb list that open a noun phrase here: "Tổ chức Đảng", "Báo cáo số 5", "Thông báo kết luận số …".</summary>
    public static bool IsNoun(WordList words, int at)
    {
        var next = words.Folded(at + 2);
        return words.Folded(at, 2) switch
        {
            "quyet dinh" or "thong bao" or "bao cao" or "quy dinh" when next is "nay" => true,
            "thong tin" => next is "chi" or "ve" or "lien",
            "lam viec" or "hoat dong" => true,
            "luu y" => at + 2 < words.Count && words[at + 2].Before == ':',
            // "đăng ký" folds like "đảng".
            "to chuc" => next is "dang" ? words.Folded(at + 2, 2) is not ("dang ky" or "dang tai") : next is "chinh" || words.Folded(at, 4) is "to chuc co so",
            "bao cao" or "thong bao" or "quyet dinh" or "quy hoach" or "du thao" => next is "so" || words.Count - at < 4,
            _ => false,
        };
    }
}
