using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Recognition;

/// <summary>
/// Finds where the name of a body, or a list of bodies, begins and ends. A name runs until a verb of administration in small letters or a small
/// word that cannot stand in a name; after a comma it goes on only with another body, a kind word, or a capital.
/// </summary>
internal static class BodyPhrases
{
    private const int MostWords = 70, LongestHead = 6, LongestKind = 4, LongestTail = 6, LongestWork = 14;

    private static readonly PhraseSet Tails = Parts("tail"), Links = Parts("link"), Bearers = Parts("bearer"), Modifiers = Parts("modifier"),
        Transitives = Parts("transitive"), Organisations = Parts("organisation"), Acting = Parts("acting"), Councils = Parts("council");

    private static PhraseSet Parts(string role) => PhraseSet.Of("Recognition/body-parts.tsv", role);

    /// <summary>True when a body's name can begin at the word.</summary>
    public static bool StartsAt(WordList words, int at)
    {
        if (at >= words.Count) return false;
        if (Every(words, at) is > 0 and var every) return StartsAt(words, at + every) || KindLength(words, at + every) > 0;
        if (IsQuantifier(words.Folded(at))) return KindLength(words, at + 1) > 0 || at + 1 < words.Count && HeadLength(words, at + 1) > 0;
        if (words.Folded(at, 2) is "lanh dao" or "tap the" && at + 2 < words.Count && (IsQuantifier(words.Folded(at + 2)) || HeadLength(words, at + 2) > 0 || KindLength(words, at + 2) > 0) && words[at + 2].Before == ' ') return true;
        return HeadLength(words, at) > 0;
    }

    /// <summary>The word after the name or list of names that begins at <paramref name="at"/>; <paramref name="at"/> itself when none begins. With <paramref name="across"/> a list goes on over semicolons ("Chánh Văn phòng …; Giám đốc các sở … chịu trách nhiệm").</summary>
    public static int End(WordList words, int at, bool across = false)
    {
        if (!StartsAt(words, at)) return at;
        var i = at + Every(words, at);
        if (IsQuantifier(words.Folded(i))) i++;
        // "lãnh đạo các sở", and "lãnh đạo" alone: "…, lãnh đạo phối hợp với …".
        var least = 1;
        if (words.Folded(i, 2) is "lanh dao" or "tap the") (i, least) = (i + 2, 0);
        if (i < words.Count && IsQuantifier(words.Folded(i))) i++;
        i += Math.Max(least, Math.Max(HeadLength(words, i), KindLength(words, i)));
        while (i < words.Count && i - at < MostWords)
        {
            var next = across && words[i].Before is ';' && StartsAt(words, i) ? i + Math.Max(1, HeadLength(words, i)) : Step(words, at, i);
            if (next <= i) break;
            i = next;
        }
        i = Math.Min(i, words.Count);
        while (i > at + 1 && words.Folded(i - 1) is "va" or "cac" or "nhung" or "-" or "hoac" or "voi" or "cua") i--;
        // "chi bộ nơi người xin vào Đảng …": the clause is cut, the body is whole.
        if (i > at + 2 && words.Folded(i - 2, 2) is "noi nguoi") i -= 2;
        return i;
    }

    /// <summary>The name or list of names that begins at the place of the text, on that line; null when none does.</summary>
    public static TextSpan? At(WordList words, int place)
    {
        var at = words.StartingAt(place);
        var end = End(words, at);
        if (end == at) return null;
        var span = words.SpanOf(at, end);
        var line = span.In(words.Stored).IndexOfAny('\n', '\t');
        return line < 0 ? span : new TextSpan(span.Start, Scan.BlanksBack(words.Stored, span.Start + line));
    }

    /// <summary>Where the phrase goes on to, or <paramref name="i"/> when it ends before that word.</summary>
    private static int Step(WordList words, int start, int i)
    {
        var word = words[i];
        var folded = words.Folded(i);
        switch (word.Before)
        {
            case '.' or ';':
                return i;
            case '(':
                // "các xã (trừ xã X)": a short bracket belongs to the name.
                var close = i + 1;
                while (close < words.Count && close < i + 14 && !words.ClosesBracket(close)) close++;
                return close < words.Count && words.ClosesBracket(close) && words.Folded(i) is "tru" or "khong" or "goi" or "doi" or "noi" or "hoac" or "ba" ? close : i;
            case ')':
                // "Ban Xây dựng Đảng (hoặc Ban Tổ chức) đảng ủy": whose either is.
                var open = i - 1;
                while (open > start && open > i - 8 && words[open].Before is not '(') open--;
                return words[open].Before is '(' && words.Folded(open) is "hoac" && HeadLength(words, i) is > 1 and var whose ? i + whose : i;
            case ':':
                // "các Sở: Tài chính, Kế hoạch và Đầu tư"
                return i - start >= 2 && IsQuantifier(words.Folded(i - 2)) && words.IsCapital(i) && KindLength(words, i - 1) == 1 && HeadLength(words, i) == 0 ? AfterCapital(words, i) : i;
            case ',':
                if (words.Folded(i, 2) is "chua benh" or "truc thuoc") return i + 2;
                if (IsQuantifier(folded)) return StartsAt(words, i) ? AfterQuantifier(words, i) : i;
                if (words.IsCapital(i)) return AfterCapital(words, i);
                var kind = KindLength(words, i);
                if (kind == 0 || IsActing(words, i, kind)) return HeadLength(words, i) is var head and > 0 && !IsActing(words, i, head) ? i + head : i;
                return i + kind;
        }
        if (!words.IsCapital(i) && Match(words, i, Tails, LongestTail) is > 0 and var tail) return i + tail;
        if (folded is "va" or "hoac" or "&")
        {
            if (i + 1 >= words.Count) return i;
            var after = i + 1;
            if (IsQuantifier(words.Folded(after)) && StartsAt(words, after)) return AfterQuantifier(words, after);
            if (words.IsCapital(after)) return AfterCapital(words, after);
            // "Ban quản lý Khu kinh tế và các KCN"
            if (IsQuantifier(words.Folded(after)) && after + 1 < words.Count && (words.Folded(after + 1) is "khu" || IsAcronym(words.Text(after + 1)))) return after + 2;
            if (StartsAt(words, after)) return after + Math.Max(1, HeadLength(words, after));
            var kind = KindLength(words, after);
            if (kind > 0 && !IsActing(words, after, kind)) return after + kind;
            return IsVerb(words, after) || Lexicon.IsStopWord(words.Text(after)) || words.Folded(after) is "cac" ? i : after;
        }
        if (words.IsCapital(i)) return AfterCapital(words, i);
        if (i > start + 1 && Lexicon.IsStopPair(words.Folded(i, 2))) return i;
        // "cung cấp" folds like it.
        if (words.Folded(i, 2) is "cung cap" && words.Text(i) is "cùng") return i + 2;
        if (words.Folded(i - 1) is "cua" && HeadLength(words, i) is > 1 and var owner && !IsActing(words, i, owner)) return i + owner;
        if (IsModifier(words, i) || IsTeamWork(words, i)) return i + 2;
        if (IsProjectWork(words, i)) return i + 2;
        if (CommitteeWork(words, i) is > 0 and var place) return place;
        if (IsVerbPairAt(words, i) && !(words.Folded(i, 2) is "thuong xuyen" && words.Folded(i - 1) is "duc")) return i;
        if (Links.Contains(folded)) return i + 1;
        if (folded is "tai" && words.Folded(i, 2) is "tai cac" && KindLength(words, i + 2) > 0) return i + 1;
        if (Lexicon.IsStopWord(words.Text(i))) return i;
        return IsVerb(words, i) && !EndsName(words, i) ? i : i + 1;
    }

    /// <summary>After a word in capitals; both words of "Đào tạo", "Thông tin", which in a name are no verbs.</summary>
    private static int AfterCapital(WordList words, int i) => i + Math.Max(IsVerbPairAt(words, i) ? 2 : 1, HeadLength(words, i));

    /// <summary>A kind word in small letters stands at the word ("phòng CNTT").</summary>
    public static bool IsKindAt(WordList words, int at) => KindLength(words, at) > 0;

    private static bool IsAcronym(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
            if (!char.IsUpper(c)) return false;
        return word.Length > 1;
    }

    /// <summary>Words of a kind in small letters at the word ("nhà đầu tư").</summary>
    public static int KindEnd(WordList words, int at) => at + KindLength(words, at);

    private static int AfterQuantifier(WordList words, int at) => at + 1 + Math.Max(1, Math.Max(HeadLength(words, at + 1), KindLength(words, at + 1)));

    /// <summary>"cơ quan quản lý nhà nước", "cơ quan báo chí": a verb that here only says what kind of body it is.</summary>
    private static bool IsModifier(WordList words, int i)
    {
        if (i == 0 || i + 1 >= words.Count) return false;
        // "các đơn vị liên quan tham gia": "liên quan" bears nothing.
        if (!Bearers.Contains(words.Folded(i - 1)) || !Modifiers.Contains(words.Folded(i, 2)) || i > 1 && words.Folded(i - 2, 2) is "lien quan") return false;
        return i + 2 >= words.Count || !Transitives.Contains(words.Folded(i, 2)) || words[i + 2].Before != ',' && words.Folded(i + 2) is not ("viec" or "cong" or "cac" or "va");
    }

    /// <summary>"Tổ khảo sát tổng hợp …", "Đoàn kiểm tra tiến hành …", "Trưởng đoàn thẩm định phân công …", "Ban xây dựng Đảng": what the team is for belongs to its name when an acting verb, a name or nothing follows.</summary>
    private static bool IsTeamWork(WordList words, int i)
    {
        if (i == 0 || !IsVerbPairAt(words, i)) return false;
        var before = words.Folded(i - 1);
        var follows = i + 2 < words.Count && words[i + 2].Before is ' ' && (words.IsCapital(i + 2) || IsVerb(words, i + 2) || Lexicon.IsStopWord(words.Text(i + 2)));
        // A council acts by itself, unless it is named for what councils are made for: "Hội đồng thẩm định tổ chức …", "Hội đồng Xét công nhận …".
        if (i > 1 && words.Folded(i - 2, 2) is "hoi dong" || before is "xet" && words.IsCapital(i - 1)) return follows && (before is "xet" || Councils.Contains(words.Folded(i, 2)));
        if (before is not ("to" or "doan" or "ban" or "doi") || words.Folded(i, 2) is "thong qua" or "tien hanh") return false;
        if (!words.IsCapital(i - 1) && !(before is "doan" && i > 1 && words.Folded(i - 2) is "truong" or "pho" or "ky")) return false;
        return follows || i + 2 >= words.Count || words[i + 2].Before is not ' ';
    }

    /// <summary>"Bộ Ngoại giao", "ngoài công lập", "Đức Thường": a word that by itself would be a verb closes a name.</summary>
    private static bool EndsName(WordList words, int i) => words.Folded(i - 1, 2) is "duc thuong" or "cong lap" or "ngoai giao";

    /// <summary>"Ban Quản lý dự án đầu tư xây dựng tỉnh": what the projects are for belongs to the name of the board.</summary>
    private static bool IsProjectWork(WordList words, int i) =>
        i > 4 && words.Folded(i, 2) is "dau tu" or "xay dung" && words.Folded(words.Folded(i - 2, 2) is "dau tu" ? i - 6 : i - 4, 4) is "quan ly du an";

    /// <summary>"Ban Chỉ đạo xóa nhà tạm huyện …", "Ban Chỉ huy phòng, chống thiên tai tỉnh": what the committee is for is part of its name when the place it belongs to closes it. Where that place stands; 0 when the verb acts.</summary>
    private static int CommitteeWork(WordList words, int i)
    {
        if (i < 3 || words.Folded(i - 2, 2) is not ("chi dao" or "chi huy") || words.Folded(i - 3) is not "ban" || !IsVerb(words, i) || Acting.Contains(words.Folded(i, 2))) return 0;
        for (var j = i + 1; j < Math.Min(words.Count, i + LongestWork) && words[j].Before is ' ' or ','; j++)
        {
            var length = words.Folded(j, 2) is "thanh pho" or "trung uong" or "quoc gia" ? 2 : words.Folded(j) is "tinh" or "huyen" or "xa" or "phuong" ? 1 : 0;
            var next = j + length;
            if (length > 0 && words[j].Before is ' ' && (next >= words.Count || words[next].Before is not ' ' || words.IsCapital(next) || IsVerb(words, next) || Lexicon.IsStopWord(words.Text(next)))) return j;
            if (HeadLength(words, j) > 0 || IsQuantifier(words.Folded(j)) || Lexicon.IsStopWord(words.Text(j)) || words.Folded(j) is "cua" or "toan") return 0;
        }
        return 0;
    }

    /// <summary>A kind word that is a verb here: "…, tổ chức thực hiện", but not "cơ quan, tổ chức, đơn vị".</summary>
    private static bool IsActing(WordList words, int i, int length)
    {
        if (words.Folded(i, 2) is not ("to chuc" or "hoi nghi" or "lanh dao" or "bao cao" or "bao dam")) return false;
        // "tổ chức chính trị - xã hội" says by itself that it is a body.
        if (length > 2) return false;
        var after = i + 2;
        if (words.Folded(i, 2) is "bao cao" or "bao dam" or "hoi nghi") return true;
        if (after >= words.Count) return false;
        if (words.Folded(i, 2) is "lanh dao") return words[after].Before == ',' && words.Folded(after, 2) is "chi dao" || IsVerb(words, after);
        return words[after].Before == ' ' && !Organisations.Contains(words.Folded(after));
    }

    /// <summary>A verb of administration begins at the word.</summary>
    public static bool IsVerb(WordList words, int at)
    {
        if (at >= words.Count) return false;
        return IsVerbPairAt(words, at) || Lexicon.IsVerbSingle(words.Text(at));
    }

    /// <summary>Folding makes "phần Công" and "phân công" alike; a capital on the second syllable tells them apart. "báo cáo viên" is a person.</summary>
    private static bool IsVerbPairAt(WordList words, int at) =>
        words.Folded(at, 2) is var pair && !pair.IsEmpty && Lexicon.IsVerbPair(pair) && words.Folded(at + 2) is not "vien" && (!words.IsCapital(at + 1) || words.Text(at)[^1] is var last && char.IsUpper(last));

    /// <summary>Words of "mỗi", "mọi", "tất cả", "toàn thể" before a body; folded, the first two are other words too.</summary>
    private static int Every(WordList words, int at) =>
        words.Text(at) is "mỗi" or "Mỗi" or "mọi" or "Mọi" ? 1 : words.Folded(at, 2) is "tat ca" or "toan the" ? 2 : 0;

    public static bool IsQuantifier(ReadOnlySpan<char> folded) => folded is "cac" or "nhung" or "tung";

    private static int HeadLength(WordList words, int at)
    {
        if (at >= words.Count) return 0;
        // "phòng Kế hoạch", "sở Y tế": the capital may stand on the next word.
        var capital = words.IsCapital(at) || at + 1 < words.Count && words.IsCapital(at + 1) && words[at + 1].Before == ' ' && at > 0;
        // "đăng ký" folds like "đảng".
        if (words.Folded(at, 4) is "to chuc dang ky" or "to chuc dang tai") return 0;
        // "Tổ chức" is a verb or a kind, never a "tổ".
        var least = Math.Max(words.Folded(at, 2) is "to chuc" ? 3 : 1, NoBody(words, at) + 1);
        for (var n = Math.Min(LongestHead, words.Count - at); n >= least; n--)
            if (Lexicon.IsHead(words.Folded(at, n), capital)) return n;
        return 0;
    }

    private static int KindLength(WordList words, int at) => at >= words.Count ? 0 : Match(words, at, Lexicon.Kinds, LongestKind) is var kind && kind > NoBody(words, at) ? kind : 0;

    /// <summary>Length of words that only look like a body's; a longer head or kind outweighs them: "báo cáo viên", not "báo cáo". "Số" and "Có" fold like "Sở" and "Cô".</summary>
    private static int NoBody(WordList words, int at) => Match(words, at, Lexicon.NotBodies, LongestKind) is > 0 and var length ? length : words.Text(at) is "Số" or "số" or "SỐ" or "Sổ" or "sổ" or "Có" or "có" or "CÓ" or "Ba" or "ba" ? 1 : 0;

    /// <summary>How many words from <paramref name="at"/> are the longest phrase of the set that begins there; 0 when none does.</summary>
    private static int Match(WordList words, int at, PhraseSet phrases, int most)
    {
        if (words.Folded(at) is { Length: > 2 } word && !phrases.Opens(word)) return 0;
        for (var n = Math.Min(most, words.Count - at); n > 0; n--)
            if (phrases.Contains(words.Folded(at, n))) return n;
        return 0;
    }

    /// <summary>Cuts a list of bodies into single names, at semicolons, and at commas and "và" after which another body or quantifier stands.</summary>
    public static IEnumerable<(int From, int To)> Split(WordList words, int from, int to)
    {
        var start = from;
        for (var i = from + 1; i < to; i++)
        {
            if (words[i].Before == ';')
            {
                yield return (start, words.Folded(i - 1) is "va" && i - 1 > start ? i - 1 : i);
                start = i;
                continue;
            }
            var atComma = words[i].Before == ',';
            var afterAnd = words.Folded(i - 1) is "va" && i - 1 > start;
            if (!atComma && !afterAnd) continue;
            var begins = IsQuantifier(words.Folded(i)) ? StartsAt(words, i) : words.IsCapital(i) && HeadLength(words, i) > 0;
            if (!begins) continue;
            // "các sở, ban, ngành": kinds of one group stay together.
            yield return (start, afterAnd ? i - 1 : i);
            start = i;
        }
        yield return (start, to);
    }
}
