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
    private const int LongestSentence = 500;

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
                if (!BodyPhrases.IsVerb(_words, e) && BodyPhrases.StartsAt(_words, e) && BodyPhrases.End(_words, e) is var inner && inner < end && Predicates.Acts(_words, inner, end))
                {
                    Lead = new WordRange(e, inner);
                    LeadRule = "DT-LEAD-04";
                    From = start;
                    return;
                }
                if (!BodyPhrases.IsVerb(_words, e) && !Predicates.IsAdverbial(_words, e)) return;
                Lead = body;
                LeadRule = "DT-LEAD-03";
                From = e;
                return;
            }
            if (FindOrder(e, end) is { } order && (Order(e, end) is not null || isIssuer(_words, body) || _words.Folded(e, 2) is "thong bao"))
            {
                Take(order, start, "DT-LEAD-02");
                return;
            }
            if (Predicates.Acts(_words, e, end) && (!isIssuer(_words, body) || _words.Folded(e, 2) is "chu tri" or "co trach" or "chiu trach"))
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
        if (start == 0 && (BodyPhrases.IsVerb(_words, start) && !Predicates.IsNoun(_words, start) || Predicates.Transforms(_words, start)))
        {
            StartsWithVerb = true;
            From = start;
            return;
        }
        var circumstance = Predicates.IsAdverbial(_words, start);
        var topic = false;
        for (var k = start + 1; k < end; k++)
        {
            var mark = _words[k].Before;
            if (mark is not (',' or ':' or ';' or ')') && !(_words.Folded(k - 1) is "do" && mark == ' ')) continue;
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
                if (e < end && (byAgent ? Predicates.IsAgent(_words, e) : (circumstance || mark == ':') && Predicates.Acts(_words, e, end)))
                {
                    Lead = body;
                    LeadRule = byAgent ? "DT-LEAD-05" : "DT-LEAD-04";
                    From = start;
                    return;
                }
                if (e > k + 1) { k = e - 1; continue; }
            }
            topic |= (circumstance || mark == ':' && k - start < 16) && BodyPhrases.IsVerb(_words, k) && !Predicates.IsNoun(_words, k);
        }
        // "Tháng 12/2025: Xin giấy phép …", "Hằng năm, tiến hành …"
        if (start == 0 && topic && circumstance)
        {
            StartsWithVerb = true;
            From = start;
        }
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
        var e = Math.Min(BodyPhrases.End(_words, body), end);
        return e >= end && end - at < 5 ? null : (new WordRange(body, e), _words.Folded(at, 2) is "de nghi");
    }

    private (WordRange Body, bool Request)? FindOrder(int from, int end)
    {
        for (var k = from; k < end; k++)
        {
            if (_words.Folded(k) is not ("giao" or "yeu" or "de" or "phan")) continue;
            if (k > from && _words[k].Before == ' ' && _words.Folded(k - 1) is not "va") continue;
            if (Order(k, end) is { } order) return order;
        }
        return null;
    }
}
