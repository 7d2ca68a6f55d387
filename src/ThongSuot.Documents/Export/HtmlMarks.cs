using ThongSuot.Documents.Recognition;

namespace ThongSuot.Documents.Export;

/// <summary>What is shown inside the lines of the page. Marks may overlap and nest: a line is cut where any of them begins or ends.</summary>
internal sealed class HtmlMarks
{
    private sealed record Mark(TextSpan Span, string Class, string Title);

    private readonly List<Mark> _marks;
    private readonly List<(int At, string Id)> _anchors = [];
    private readonly List<(TextSpan Span, int Number)> _duties;
    private readonly HashSet<string> _placed = new(StringComparer.Ordinal);
    private readonly List<Mark> _open = [];
    private readonly List<(TextSpan Span, int Number)> _openDuties = [];
    private int _nextMark, _nextAnchor, _nextDuty;

    public HtmlMarks(Document document)
    {
        var found = new HashSet<Mark>();
        var header = document.Header;
        Seen(header.Superior, "Cơ quan cấp trên");
        Seen(header.Issuer, "Cơ quan ban hành");
        Seen(header.Identifier, "Số, ký hiệu");
        Seen(header.Place, "Nơi ban hành");
        Seen(header.Date, "Ngày ban hành");
        Seen(header.Type, "Loại văn bản");
        Seen(header.Subject, "Trích yếu");
        Seen(header.Urgency, "Mức độ khẩn");
        foreach (var signature in document.Signatures) Seen(signature.Name, "Người ký");
        foreach (var node in document.Root.DescendantsAndSelf())
        {
            if (node is { Kind: Structure.NodeKind.Provision, Label: not null }) Add(new TextSpan(node.OwnSpan.Start, Math.Min(node.ContentSpan.Start, node.OwnSpan.End)), "label", "Điều khoản");
        }
        for (var i = 0; i < document.References.Count; i++)
        {
            foreach (var citation in document.References[i].Citations) Add(citation, "ref", "Văn bản được viện dẫn");
            if (document.References[i].Citations.Count > 0) _anchors.Add((document.References[i].Citations[0].Start, $"r{i + 1}"));
        }
        foreach (var bound in document.Abbreviations)
        {
            foreach (var place in bound.Uses.Prepend(bound.Span)) Add(place, "short", $"{bound.ShortForm}: {bound.FullForm}");
        }
        foreach (var duty in document.Duties)
        {
            Bodies(duty.Lead, "who", "role.lead");
            Bodies(duty.Cooperating, "with", "role.cooperating");
            Bodies(duty.Advising, "with", "role.advising");
            Bodies(duty.Monitoring, "with", "role.monitoring");
            Bodies(duty.Delegated, "with", "role.delegated");
            foreach (var deadline in duty.Deadlines) Add(deadline.Span, "due", "Thời hạn");
        }
        for (var i = 0; i < document.Findings.Count; i++)
        {
            if (document.Findings[i].Span.IsEmpty) continue;
            Add(document.Findings[i].Span, "unclear", "Cần xem lại");
            _anchors.Add((document.Findings[i].Span.Start, $"f{i + 1}"));
        }
        var length = document.Text.Length;
        _marks = [.. found.Where(m => m.Span is { IsEmpty: false, Start: >= 0 } && m.Span.End <= length).OrderBy(m => m.Span.Start)];
        _duties = [.. document.Duties.Select((d, i) => (d.Quote, i + 1)).OrderBy(d => d.Quote.Start)];
        _anchors.Sort();

        void Add(TextSpan span, string cssClass, string title) => found.Add(new Mark(span, cssClass, title));

        void Seen<T>(Recognised<T>? value, string title)
        {
            if (value is not null) Add(value.Span, "head-mark", title);
        }

        void Bodies(IReadOnlyList<Actor> bodies, string cssClass, string role)
        {
            foreach (var body in bodies) Add(body.Span, cssClass, Wording.Of(role));
        }
    }

    /// <summary>Writes one line. Lines must come in text order.</summary>
    public void Write(HtmlPage page, string text, TextSpan line)
    {
        Advance(line);
        var wraps = Wraps(line);
        var cuts = new SortedSet<int> { line.Start, line.End };
        foreach (var (span, _) in wraps) Cut(span);
        foreach (var mark in _open) Cut(mark.Span);
        for (var i = _nextAnchor; i < _anchors.Count && _anchors[i].At < line.End; i++) cuts.Add(Math.Max(line.Start, _anchors[i].At));

        var at = line.Start;
        var wrap = 0;
        foreach (var cut in cuts.Skip(1))
        {
            if (wrap < wraps.Count && wraps[wrap].Span.Start == at)
            {
                var id = $"q{wraps[wrap].Number}";
                page.Raw(_placed.Add(id) ? $"<span class=\"asked\" id=\"{id}\">" : "<span class=\"asked\">");
            }
            for (; _nextAnchor < _anchors.Count && _anchors[_nextAnchor].At <= at; _nextAnchor++) Anchor(page, _anchors[_nextAnchor].Id);
            Segment(page, text, new TextSpan(at, cut));
            at = cut;
            if (wrap < wraps.Count && wraps[wrap].Span.End == at)
            {
                var number = wraps[wrap++].Number;
                page.Raw($"</span><a class=\"no\" href=\"#d{number}\" aria-label=\"Nhiệm vụ {number}\">{number}</a>");
            }
        }

        void Cut(TextSpan span)
        {
            if (span.Start > line.Start && span.Start < line.End) cuts.Add(span.Start);
            if (span.End > line.Start && span.End < line.End) cuts.Add(span.End);
        }
    }

    /// <summary>Anchors that no line held, so that every link has its target.</summary>
    public void WriteRest(HtmlPage page)
    {
        for (; _nextAnchor < _anchors.Count; _nextAnchor++) Anchor(page, _anchors[_nextAnchor].Id);
        foreach (var (_, number) in _duties) Anchor(page, $"q{number}");
    }

    private void Anchor(HtmlPage page, string id)
    {
        if (_placed.Add(id)) page.Raw($"<span class=\"at\" id=\"{id}\"></span>");
    }

    private void Advance(TextSpan line)
    {
        _open.RemoveAll(m => m.Span.End <= line.Start);
        for (; _nextMark < _marks.Count && _marks[_nextMark].Span.Start < line.End; _nextMark++)
            if (_marks[_nextMark].Span.End > line.Start) _open.Add(_marks[_nextMark]);
        _openDuties.RemoveAll(d => d.Span.End <= line.Start);
        for (; _nextDuty < _duties.Count && _duties[_nextDuty].Span.Start < line.End; _nextDuty++)
            if (_duties[_nextDuty].Span.End > line.Start) _openDuties.Add(_duties[_nextDuty]);
    }

    /// <summary>The quotations in a line, cut to it; of two that overlap the first is shown, the other is an anchor at the end.</summary>
    private List<(TextSpan Span, int Number)> Wraps(TextSpan line)
    {
        var wraps = new List<(TextSpan Span, int Number)>();
        foreach (var (span, number) in _openDuties)
        {
            var inside = new TextSpan(Math.Max(span.Start, line.Start), Math.Min(span.End, line.End));
            if (!inside.IsEmpty && (wraps.Count == 0 || wraps[^1].Span.End <= inside.Start)) wraps.Add((inside, number));
        }
        return wraps;
    }

    private void Segment(HtmlPage page, string text, TextSpan segment)
    {
        var marks = _open.Where(m => m.Span.Contains(segment)).ToList();
        if (marks.Count == 0)
        {
            page.Text(text, segment);
            return;
        }
        page.Raw("<span class=\"m ").Raw(string.Join(' ', marks.Select(m => m.Class).Distinct())).Raw("\" title=\"").Text(string.Join("; ", marks.Select(m => m.Title).Distinct()));
        page.Raw("\">").Text(text, segment).Raw("</span>");
    }
}
