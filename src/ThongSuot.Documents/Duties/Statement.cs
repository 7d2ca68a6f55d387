using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Recognition;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Duties;

/// <summary>A run of words.</summary>
internal readonly record struct WordRange(int From, int To);

/// <summary>
/// What one statement says by itself: does it oblige, whom, with whom. What stands above it in the tree is added by <see cref="DutyReader"/>.
/// </summary>
internal sealed class Statement
{
    /// <summary>Words; what runs longer is no sentence, and each body in it would be weighed against all that follows.</summary>
    private const int LongestSentence = 500;

    /// <summary>Words from "Nhận được …" within which an order may follow without a comma.</summary>
    private const int ReceivedWords = 9;

    private static readonly (string Phrase, string[] Others)[] Adverbials = [.. DataTable.Rows("Duties/adverbials.txt").Select(r => (r[0], r.Length > 1 ? r[1].Split(' ') : []))];
    private readonly WordList _words;

    private Statement(WordList words) => _words = words;

    public WordList Words => _words;

    /// <summary>Who is named to do it, if anyone.</summary>
    public WordRange? Lead { get; private set; }

    /// <summary>The rule that named the lead.</summary>
    public string LeadRule { get; private set; } = "";

    /// <summary>The statement begins with what is to be done.</summary>
    public bool StartsWithVerb { get; private set; }

    /// <summary>The whole text is the name of a body or a list of bodies.</summary>
    public bool IsBodyOnly { get; private set; }

    /// <summary>"Giao …", "yêu cầu …", "đề nghị …".</summary>
    public bool IsOrder { get; private set; }

    /// <summary>"đề nghị": asked, not ordered.</summary>
    public bool IsRequest { get; private set; }

    /// <summary>Word at which the obligation begins: after "Công an tỉnh:", or the sentence that obliges.</summary>
    public int From { get; private set; }

    /// <summary>Number of sentences.</summary>
    public int Sentences { get; private set; } = 1;

    public bool Obliges => Lead is not null || StartsWithVerb;

    public static Statement Read(SourceText source, TextSpan span, Func<WordList, WordRange, bool> isIssuer)
    {
        var words = WordList.Of(source, span);
        var statement = new Statement(words);
        if (words.Count == 0) return statement;
        var start = 0;
        for (var i = 1; i <= words.Count; i++)
        {
            if (i < words.Count && words[i].Before != '.') continue;
            if (i < words.Count) statement.Sentences++;
            if (statement.Lead is null && !statement.StartsWithVerb && !statement.IsBodyOnly) statement.ReadSentence(start, Math.Min(i, start + LongestSentence), isIssuer);
            start = i;
        }
        return statement;
    }

    private void ReadSentence(int start, int end, Func<WordList, WordRange, bool> isIssuer)
    {
        if (Order(start, end) is { } first)
        {
            Take(first, start, "DT-LEAD-02");
            return;
        }
        if (BodyPhrases.StartsAt(_words, start))
        {
            var e = Math.Min(BodyPhrases.End(_words, start, across: true), end);
            var body = new WordRange(start, e);
            if (e >= end)
            {
                IsBodyOnly = start == 0 && end == _words.Count;
                return;
            }
            if (_words[e].Before == ':')
            {
                // "2. Công an tỉnh: Chỉ đạo …", but "b) Thanh tra công nghệ: Ủy ban … làm đầu mối" names its topic first.
                if (!BodyPhrases.IsVerb(_words, e) && BodyPhrases.StartsAt(_words, e) && BodyPhrases.End(_words, e, across: true) is var inner && inner < end && Acts(inner, end))
                {
                    Lead = new WordRange(e, inner);
                    LeadRule = "DT-LEAD-04";
                    From = start;
                    return;
                }
                if (!BodyPhrases.IsVerb(_words, e) && !IsAdverbial(e)) return;
                Lead = body;
                LeadRule = "DT-LEAD-03";
                From = e;
                return;
            }
            if (FindOrder(e, end) is { } order && (Order(e, end) is not null && _words.Folded(e, 2) is not "phan cong" || isIssuer(_words, body) || _words.Folded(e, 2) is "thong bao"))
            {
                Take(order, start, "DT-LEAD-02");
                return;
            }
            if (Acts(e, end) && (!isIssuer(_words, body) || _words.Folded(e, 2) is "chu tri" or "co trach" or "chiu trach"))
            {
                Lead = body;
                LeadRule = "DT-LEAD-01";
                From = start;
                return;
            }
        }
        if (Acronym(start, end) is { } acronym)
        {
            Lead = acronym;
            LeadRule = "DT-LEAD-01";
            From = start;
            return;
        }
        var received = _words.Folded(start, 2) is "nhan duoc";
        if (start == 0 && !received && (BodyPhrases.IsVerb(_words, start) && !IsNoun(start) || Transforms(start)))
        {
            StartsWithVerb = true;
            From = start;
            return;
        }
        // "Trên đây là Kế hoạch …" only closes the document.
        var circumstance = IsAdverbial(start) && _words.Folded(start, 3) is not "tren day la";
        var topic = false;
        WordRange? agent = null;
        for (var k = start + 1; k < end; k++)
        {
            var mark = _words[k].Before;
            // "Nhận được công văn này đề nghị …" often goes without its comma.
            if (mark is not (',' or ':' or ';' or ')') && !(_words.Folded(k - 1) is "do" && mark == ' ') && _words.Text(k - 1) is not "thì" && !(received && k - start < ReceivedWords && Order(k, end) is not null)) continue;
            if (Order(k, end) is { } order)
            {
                Take(order, start, "DT-LEAD-02");
                return;
            }
            if (BodyPhrases.StartsAt(_words, k))
            {
                var e = Math.Min(BodyPhrases.End(_words, k), end);
                var body = new WordRange(k, e);
                if (FindOrder(e, end) is { } asked && isIssuer(_words, body))
                {
                    Take(asked, start, "DT-LEAD-02");
                    return;
                }
                var byAgent = _words.Folded(k - 1) is "do";
                if (e < end && (byAgent ? _words.Folded(e, 2) is "chu tri" or "thuc hien" or "phu trach" or "dam nhiem" or "to chuc" : (circumstance || mark == ':') && Acts(e, end)))
                {
                    // "Sau khi hội nghị do Bộ X tổ chức kết thúc, các sở …": who did what went before gives way to who acts now.
                    if (byAgent && circumstance)
                    {
                        agent ??= body;
                        k = e - 1;
                        continue;
                    }
                    Lead = body;
                    LeadRule = byAgent ? "DT-LEAD-05" : "DT-LEAD-04";
                    From = start;
                    return;
                }
                if (e > k + 1) { k = e - 1; continue; }
            }
            topic |= mark != ' ' && (circumstance || mark == ':' && k - start < 16) && BodyPhrases.IsVerb(_words, k) && !IsNoun(k);
        }
        if (agent is { } named)
        {
            Lead = named;
            LeadRule = "DT-LEAD-05";
            From = start;
            return;
        }
        // "Tháng 12/2025: Xin giấy phép …", "Hằng năm, tiến hành …"
        if (start == 0 && topic && circumstance && !Concludes(start, end))
        {
            StartsWithVerb = true;
            From = start;
        }
    }

    /// <summary>"Trường hợp …, thì xem như hết hiệu lực": what follows from a case, and no demand.</summary>
    private bool Concludes(int start, int end)
    {
        for (var i = start; i < end; i++)
            if (_words.Text(i) is "thì") return !BodyPhrases.IsVerb(_words, i + 1) || _words.Folded(i + 1, 2) is "xem nhu";
        return false;
    }

    /// <summary>The body named in a later sentence as the one who leads, for a statement that opens with what is to be done: "… Ban X chủ trì, phối hợp …", "… giao Sở Y …".</summary>
    public WordRange? NamedLater()
    {
        for (var k = 1; k < _words.Count; k++)
        {
            // "…, yêu cầu các sở trả lời": asked after what it is about.
            if (_words[k].Before is not ' ' && _words.Folded(k, 2) is "yeu cau" && Order(k, _words.Count) is { } asked) return asked.Body;
            var given = _words.Folded(k - 1) is "giao" || k > 1 && _words.Folded(k - 2, 2) is "giao cho";
            var agent = given || _words.Folded(k - 1) is "do";
            if (_words[k].Before is ' ' && !agent) continue;
            if (!BodyPhrases.StartsAt(_words, k)) continue;
            var e = BodyPhrases.End(_words, k);
            if (e < _words.Count && (_words.Folded(e, 2) is "chu tri" or "chiu trach" || given && BodyPhrases.IsVerb(_words, e) || agent && _words.Folded(e, 2) is "thuc hien" or "to chuc" or "phu trach" or "lam dau")) return new WordRange(k, e);
            k = Math.Max(k, e - 1);
        }
        return null;
    }

    /// <summary>"VNPT Quảng Bình chủ động …": a name in capitals that acts.</summary>
    private WordRange? Acronym(int start, int end)
    {
        var first = _words.Text(start);
        if (first.Length is < 3 or > 10) return null;
        foreach (var c in first)
            if (!char.IsUpper(c)) return null;
        var e = start + 1;
        while (e < end && _words[e].Before == ' ' && _words.IsCapital(e)) e++;
        return e < end && e - start < 6 && BodyPhrases.IsVerb(_words, e) && _words[e].Before == ' ' ? new WordRange(start, e) : null;
    }

    private void Take((WordRange Body, bool Request) order, int start, string rule)
    {
        Lead = order.Body;
        LeadRule = rule;
        From = start;
        IsOrder = true;
        IsRequest = order.Request;
    }

    /// <summary>"Giao X", "yêu cầu X", "đề nghị X", "phân công X" at the word.</summary>
    private (WordRange Body, bool Request)? Order(int at, int end)
    {
        if (at >= end) return null;
        var body = _words.Folded(at, 2) switch
        {
            "yeu cau" or "de nghi" or "phan cong" or "uy quyen" => at + 2,
            _ when _words.Text(at) is "giao" or "Giao" or "GIAO" or "Mời" => at + 1,
            _ => -1,
        };
        if (body < 0 || body >= end) return null;
        if (_words.Folded(body, 2) is "nhiem vu") body += 2;
        if (body < end && _words.Folded(body) is "cho") body++;
        if (!BodyPhrases.StartsAt(_words, body)) return null;
        var e = Math.Min(BodyPhrases.End(_words, body, across: true), end);
        return e >= end && end - at < 5 ? null : (new WordRange(body, e), _words.Folded(at, 2) is "de nghi");
    }

    private (WordRange Body, bool Request)? FindOrder(int from, int end)
    {
        for (var k = from; k < end; k++)
        {
            if (_words.Folded(k) is not ("giao" or "yeu" or "de" or "phan")) continue;
            if (k > from && _words[k].Before == ' ' && _words.Folded(k - 1) is not "va" && !(k - 2 == from && _words.Folded(from, 2) is "tran trong")) continue;
            if (Order(k, end) is { } order) return order;
        }
        return null;
    }

    /// <summary>What follows a subject that must act: a verb, or "có trách nhiệm", "phải", "theo chức năng … tổ chức …".</summary>
    private bool Acts(int at, int end)
    {
        if (at >= end || _words[at].Before is ';' or '.' or ':') return false;
        var word = _words.Folded(at);
        if (word is "co") return _words.Folded(at, 3) is "co trach nhiem" or "co nhiem vu" or "co ke hoach" or "co bien phap" or "co giai phap" or "co phuong an";
        if (word is "duoc" or "da" or "se" or "chua" or "khong" || _words.Text(at) is "đang") return false;
        if (word is "la") return _words.Folded(at, 3) is "la dau moi" or "la co quan" or "la don vi";
        if (word is "lam") return _words.Folded(at, 3) is "lam dau moi";
        if (word is "chiu") return _words.Folded(at, 3) is "chiu trach nhiem";
        if (BodyPhrases.IsVerb(_words, at)) return _words.Folded(at, 2) is not ("lam viec" or "hoat dong");
        if (word is "trong" && _words.Folded(at, 3) is not ("trong pham vi" or "trong qua trinh") || word is "tren" && _words.Folded(at, 3) is not "tren co so") return false;
        if (word is not ("theo" or "can" or "trong" or "tren" or "khan" or "phai" or "dinh" or "cung" or "de" or "truoc")) return false;
        for (var i = at + 1; i < end; i++)
            if (BodyPhrases.IsVerb(_words, i) && !_words.IsCapital(i)) return true;
        return false;
    }

    /// <summary>"Hiện đại hóa …", "Số hóa …": "hóa" makes a verb of anything.</summary>
    private bool Transforms(int at) => at + 3 < _words.Count && (_words.Text(at + 1) is "hóa" or "hoá" || _words.Text(at + 2) is "hóa" or "hoá" && _words[at + 1].Before == ' ' && _words[at + 2].Before == ' ' && _words.Folded(at) is not ("van" or "hang"));

    private bool IsAdverbial(int at)
    {
        foreach (var (phrase, others) in Adverbials)
        {
            var n = phrase.AsSpan().Count(' ') + 1;
            if (_words.Folded(at, n).SequenceEqual(phrase) && !IsOther(_words.Text(at), others)) return true;
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

    /// <summary>WordList of the verb list that open a noun phrase here: "Tổ chức Đảng", "Báo cáo số 5", "Thông báo kết luận số …".</summary>
    private bool IsNoun(int at)
    {
        var next = _words.Folded(at + 2);
        return _words.Folded(at, 2) switch
        {
            "quyet dinh" or "thong bao" or "bao cao" or "quy dinh" when next is "nay" => true,
            "thong tin" => next is "chi" or "ve" or "lien",
            "lam viec" or "hoat dong" => true,
            "luu y" => at + 2 < _words.Count && _words[at + 2].Before == ':',
            // "đăng ký" folds like "đảng".
            "to chuc" => next is "dang" ? _words.Folded(at + 2, 2) is not ("dang ky" or "dang tai") : next is "chinh" || _words.Folded(at, 4) is "to chuc co so",
            "bao cao" or "thong bao" or "quyet dinh" or "quy hoach" or "du thao" => next is "so" || _words.Count - at < 4,
            _ => false,
        };
    }

    /// <summary>Bodies after "phối hợp (chặt chẽ) với".</summary>
    public IEnumerable<WordRange> Cooperating()
    {
        for (var i = From; i + 2 < _words.Count; i++)
        {
            // "kết hợp Bảo hiểm xã hội tỉnh xây dựng …" names a body right away; "kết hợp học và làm" does not.
            var joint = _words.Folded(i, 2) is "ket hop" && (BodyPhrases.StartsAt(_words, i + 2) && _words.IsCapital(i + 2) || _words.Folded(i + 2) is "voi" && BodyPhrases.StartsAt(_words, i + 3));
            if (_words.Folded(i, 2) is not ("phoi hop" or "phoi ket") && !joint && !(_words.Folded(i, 2) is "cung voi" && i > From)) continue;
            // "sự phối hợp", "cơ chế phối hợp", "công tác phối hợp": a noun.
            if (i > 0 && _words[i].Before == ' ' && _words.Folded(i - 1) is "su" or "che" or "tac" or "trinh") continue;
            var k = i + 2;
            if (k < _words.Count && _words.Folded(k) is "hop") k++;
            // "phối hợp, hỗ trợ X": both govern X.
            if (_words.Folded(k, 2) is "ho tro" && BodyPhrases.StartsAt(_words, k + 2)) k += 2;
            // "chặt chẽ, đồng bộ với", "thường xuyên với", "thực hiện với"
            var limit = Math.Min(_words.Count, k + 5);
            var with = k;
            while (with < limit && _words.Folded(with) is not ("voi" or "cung") && _words[with].Before is ' ' or ',') with++;
            var hasWith = with < limit && _words.Folded(with) is "voi" or "cung";
            if (hasWith && with - k <= 4 && !HasBodyBetween(k, with)) k = with + 1;
            else if (!BodyPhrases.StartsAt(_words, k) && !(BodyPhrases.IsKindAt(_words, k) && !BodyPhrases.IsVerb(_words, k))) continue;
            if (k < _words.Count && _words.Folded(k) is "voi") k++;
            if (k >= _words.Count) continue;
            // A list over semicolons goes on only where co-operating is all that was said so far.
            var e = BodyPhrases.StartsAt(_words, k) ? BodyPhrases.End(_words, k, across: i == From) : GenericEnd(k);
            if (e > k) yield return new WordRange(k, e);
            i = Math.Max(i, e - 1);
        }
    }

    private bool HasBodyBetween(int from, int to)
    {
        for (var i = from; i < to; i++)
            if (BodyPhrases.StartsAt(_words, i)) return true;
        return false;
    }

    /// <summary>"cán bộ kỹ thuật của Sở": whoever is meant, up to the next verb.</summary>
    private int GenericEnd(int at)
    {
        var i = Math.Max(at, BodyPhrases.KindEnd(_words, at));
        while (i < _words.Count && i - at < 14 && _words[i].Before is ' ' or ',' or '-' && !(i > at && !_words.IsCapital(i) && (BodyPhrases.IsVerb(_words, i) || Lexicon.IsStopWord(_words.Text(i))))) i++;
        return i;
    }

    /// <summary>The body for whom the lead prepares: "tham mưu (cho, giúp) X …".</summary>
    public IEnumerable<WordRange> Advising()
    {
        for (var i = From; i + 2 < _words.Count; i++)
        {
            if (_words.Folded(i, 2) is not "tham muu") continue;
            var k = i + 2;
            for (var n = 0; n < 4 && k < _words.Count && !BodyPhrases.StartsAt(_words, k) && _words.Folded(k) is "cho" or "giup" or "," or "voi" or "de" or "xuat"; n++) k++;
            if (!BodyPhrases.StartsAt(_words, k)) continue;
            var e = BodyPhrases.End(_words, k);
            yield return new WordRange(k, e);
            i = e - 1;
        }
    }

    /// <summary>The body that acts under the lead: "A (lãnh đạo,) chỉ đạo B …".</summary>
    public WordRange? Delegated()
    {
        var at = Lead?.To ?? From;
        if (at >= _words.Count) return null;
        if (_words.Folded(at, 2) is "lanh dao") at += 2;
        if (_words.Folded(at, 2) is "chi dao") at += 2;
        else return null;
        if (at < _words.Count && _words.Folded(at, 2) is "huong dan") at += 2;
        if (!BodyPhrases.StartsAt(_words, at)) return null;
        var e = BodyPhrases.End(_words, at);
        return e < _words.Count && BodyPhrases.IsVerb(_words, e) ? new WordRange(at, e) : null;
    }

    /// <summary>"theo dõi, đôn đốc …": the lead follows up what others do.</summary>
    public bool Monitors()
    {
        for (var i = From; i + 3 < _words.Count; i++)
            if (_words.Folded(i, 2) is "theo doi" && _words.Folded(i + 2, 2) is "don doc" || _words.Folded(i, 2) is "don doc" && _words.Folded(i + 2, 2) is "theo doi" or "kiem tra") return true;
        return false;
    }
}
