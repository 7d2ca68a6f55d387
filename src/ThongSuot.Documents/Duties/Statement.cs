using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Recognition;

namespace ThongSuot.Documents.Duties;

/// <summary>A run of words.</summary>
internal readonly record struct WordRange(int From, int To);

/// <summary>
/// What one statement says by itself: does it oblige, whom, with whom. What stands above it in the tree is added by <see cref="DutyReader"/>.
/// </summary>
internal sealed class Statement
{
    /// <summary>Words; what runs longer is no sentence, and each body in it would be weighed against all that follows.</summary>
    private const int LongestSentence = 500, LongestList = 120;

    /// <summary>Words from "Nhận được …" within which an order may follow without a comma.</summary>
    private const int ReceivedWords = 9;

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
        // "Chánh Văn phòng Bộ, Vụ trưởng Vụ Khoa học, công nghệ …, Thủ trưởng các đơn vị chịu trách nhiệm thi hành": whatever the names are made of.
        if (BodyPhrases.StartsAt(_words, start) && Liable(start, end) is > 0 and var liable)
        {
            Name(new WordRange(AfterAddress(start, liable), liable), "DT-LEAD-01", start);
            return;
        }
        if (Warns(start, end)) return;
        // "Đối với ngành Y tế: Xây dựng kế hoạch …"; persons are rather those it is done for.
        if (_words.Folded(start, 2) is "doi voi" && _words.Folded(start + 2, 2) is not ("hoc vien" or "giao vien" or "dang vien" or "nguoi dan" or "can bo" or "ho gia") && BodyPhrases.End(_words, start + 2) is var named && named > start + 2 && named < end && _words[named].Before is ':' && BodyPhrases.IsVerb(_words, named))
        {
            Name(new WordRange(start + 2, named), "DT-LEAD-03", named);
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
                if (!BodyPhrases.IsVerb(_words, e) && BodyPhrases.StartsAt(_words, e) && BodyPhrases.End(_words, e, across: true) is var inner && inner < end && Predicates.Acts(_words, inner, end))
                {
                    Name(new WordRange(e, inner), "DT-LEAD-04", start);
                    return;
                }
                if (!BodyPhrases.IsVerb(_words, e) && !Predicates.IsAdverbial(_words, e)) return;
                Name(body, "DT-LEAD-03", e);
                return;
            }
            if (FindOrder(e, end) is { } order && (HandsOn(e, end) || isIssuer(_words, body) || _words.Folded(e, 2) is "thong bao"))
            {
                Take(order, start, "DT-LEAD-02");
                return;
            }
            if (Predicates.Acts(_words, e, end) && (!isIssuer(_words, body) || _words.Folded(e, 2) is "chu tri" or "co trach" or "chiu trach"))
            {
                Name(body, "DT-LEAD-01", start);
                return;
            }
        }
        if (Bearer(start, end) is { } bearer)
        {
            Name(bearer, "DT-LEAD-01", start);
            return;
        }
        if (Acronym(start, end) is { } acronym)
        {
            Name(acronym, "DT-LEAD-01", start);
            return;
        }
        var received = _words.Folded(start, 2) is "nhan duoc";
        if (start == 0 && !received && (BodyPhrases.IsVerb(_words, start) && !Predicates.IsNoun(_words, start) || Predicates.Transforms(_words, start)))
        {
            StartsWithVerb = true;
            From = start;
            return;
        }
        // "Trên đây là Kế hoạch …" only closes the document.
        var circumstance = Predicates.IsAdverbial(_words, start) && _words.Folded(start, 3) is not "tren day la";
        var topic = false;
        WordRange? agent = null;
        for (var k = start + 1; k < end; k++)
        {
            var mark = _words[k].Before;
            // "Nhận được công văn này đề nghị …" often goes without its comma; "trường hợp …, thì Sở Y tế báo cáo …".
            var then = mark == ' ' && _words.Text(k - 1) is "thì";
            if (mark is not (',' or ':' or ';' or ')') && !then && !(_words.Folded(k - 1) is "do" && mark == ' ') && !(received && k - start < ReceivedWords && Order(k, end) is not null)) continue;
            // "…, phân công nhiệm vụ cho từng thành viên" is what is to be done; "…, thì đề nghị cấp trên xem xét" is asked by whoever the heading names.
            if (_words.Folded(k, 2) is not "phan cong" && !(then && _words.Folded(k, 2) is "de nghi") && Order(k, end) is { } order)
            {
                Take(order, start, "DT-LEAD-02");
                return;
            }
            if (BodyPhrases.StartsAt(_words, k))
            {
                var e = Math.Min(BodyPhrases.End(_words, k), end);
                var body = new WordRange(k, e);
                if (FindOrder(e, end) is { } asked && (HandsOn(e, end) || isIssuer(_words, body)))
                {
                    Take(asked, start, "DT-LEAD-02");
                    return;
                }
                var byAgent = _words.Folded(k - 1) is "do";
                if (e < end && (byAgent ? Predicates.IsAgent(_words, e) : (circumstance || mark == ':') && Predicates.Acts(_words, e, end)))
                {
                    // "Sau khi hội nghị do Bộ X tổ chức kết thúc, các sở …": who did what went before gives way to who acts now.
                    if (byAgent && circumstance)
                    {
                        agent ??= body;
                        k = e - 1;
                        continue;
                    }
                    Name(body, byAgent ? "DT-LEAD-05" : "DT-LEAD-04", start);
                    return;
                }
                if (e > k + 1) { k = e - 1; continue; }
            }
            topic |= mark != ' ' && (circumstance || mark == ':' && k - start < 16) && BodyPhrases.IsVerb(_words, k) && !Predicates.IsNoun(_words, k);
        }
        if (agent is { } before)
        {
            Name(before, "DT-LEAD-05", start);
            return;
        }
        // "Tháng 12/2025: Xin giấy phép …", "Hằng năm, tiến hành …"
        if (start == 0 && topic && circumstance && !Predicates.Concludes(_words, start, end))
        {
            StartsWithVerb = true;
            From = start;
        }
    }

    /// <summary>"Các ông (bà): Chánh Văn phòng …": the names begin after the colon.</summary>
    private int AfterAddress(int start, int end)
    {
        for (var i = start + 1; i < Math.Min(end, start + 5); i++)
            if (_words[i].Before == ':' && _words.Folded(start, 2) is "cac ong" or "cac dong") return i;
        return start;
    }

    /// <summary>"Người được giao soạn thảo có trách nhiệm …", "…, Hạt trưởng các hạt chịu trách nhiệm thi hành …": these words name their subject, whoever it is.</summary>
    private WordRange? Bearer(int start, int end)
    {
        if (!_words.IsCapital(start) || BodyPhrases.IsVerb(_words, start) || Predicates.IsAdverbial(_words, start)) return null;
        for (var k = start + 1; k + 3 < Math.Min(end, start + LongestList); k++)
        {
            if (_words[k].Before is ':' or '.') return null;
            if (_words.Folded(k, 3) is not ("co trach nhiem" or "chiu trach nhiem")) continue;
            var from = start;
            for (var i = start; i < k; i++)
            {
                // "Bên thuê không có trách nhiệm …", "việc này do người ký chịu trách nhiệm": no subject of its own.
                if (_words.Text(i) is "do" or "không" or "này") return null;
                if (_words.Text(i) is "thì") from = i + 1;
            }
            return from < k ? new WordRange(from, k) : null;
        }
        return null;
    }

    /// <summary>"Những đơn vị gửi hồ sơ sau ngày 19/12 sẽ không được xét": what will follow, no demand.</summary>
    private bool Warns(int start, int end)
    {
        if (_words.Folded(start) is not "nhung") return false;
        for (var k = start + 2; k < end; k++)
            if (_words.Text(k) is "sẽ") return true;
        return false;
    }

    /// <summary>Where "chịu trách nhiệm thi hành" stands in the sentence; 0 when it does not, or when it follows another verb with "và".</summary>
    private int Liable(int start, int end)
    {
        for (var k = start + 2; k < Math.Min(end - 4, start + LongestList); k++)
            if (_words.Folded(k, 5) is "chiu trach nhiem thi hanh") return _words.Folded(k - 1) is "va" ? 0 : k;
        return 0;
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

    private void Name(WordRange lead, string rule, int from) => (Lead, LeadRule, From) = (lead, rule, from);

    private void Take((WordRange Body, bool Request) order, int start, string rule)
    {
        Lead = order.Body;
        LeadRule = rule;
        From = start;
        IsOrder = true;
        IsRequest = order.Request;
    }

    /// <summary>"Giao X", "yêu cầu X", "đề nghị X", "phân công X" at the word.</summary>
    public (WordRange Body, bool Request)? Order(int at, int end)
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

    /// <summary>"(Bộ A) đề nghị các trường …": the body just named only hands the task on; one that shares its own work out ("phân công") leads.</summary>
    private bool HandsOn(int at, int end) => _words.Folded(at, 2) is not "phan cong" && Order(at, end) is not null;

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
}
