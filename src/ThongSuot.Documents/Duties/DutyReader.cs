using System.Buffers;
using ThongSuot.Documents.Findings;
using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Recognition;
using ThongSuot.Documents.Structure;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Duties;

/// <summary>
/// Walks the text tree from the top: a heading hands down its zone, its bodies and its deadline; a statement that obliges becomes a duty; a
/// bullet that only says more stays with its parent.
/// </summary>
internal sealed class DutyReader
{
    private readonly SourceText _source;
    private readonly Frame _frame;
    private readonly CancellationToken _cancel;
    private readonly DutyWriter _writer;
    private readonly bool _normative;
    private readonly bool _reports;
    private readonly bool _decides;

    /// <summary>Paragraphs and parts that may follow the closing request.</summary>
    private const int MostAfterLast = 30;

    private static readonly SearchValues<string> AnnexesOfTasks = SearchValues.Create(["nhiem vu", "phan cong", "danh muc", "lo trinh", "tien do", "cong viec"], StringComparison.Ordinal);

    private DutyReader(SourceText source, Frame frame, CancellationToken cancel)
    {
        _source = source;
        _frame = frame;
        _cancel = cancel;
        _writer = new DutyWriter(source, frame);
        var type = Folding.Fold(frame.Header.Type?.Value ?? "");
        _normative = type is "luat" or "nghi dinh" or "thong tu" or "quy che" or "quy dinh" or "phap lenh" or "thong tu lien tich" or "dieu le";
        _reports = type is "bao cao" or "to trinh" or "bien ban" or "giay moi";
        _decides = type is "quyet dinh" or "nghi quyet" or "nghi dinh" or "thong tu" or "luat";
    }

    public static (IReadOnlyList<Duty> Duties, IReadOnlyList<Finding> Unclear) Read(SourceText source, Frame frame, Node root, CancellationToken cancel)
    {
        var reader = new DutyReader(source, frame, cancel);
        var labelled = root.Children.Any(c => c.Kind is NodeKind.Provision or NodeKind.Annex or NodeKind.Attachment);
        var scope = new Scope(reader._reports ? Zone.Blocked : Zone.Open, [], false, [], []);
        foreach (var child in root.Children)
        {
            switch (child.Kind)
            {
                case NodeKind.Preamble:
                    scope = reader.Introduction(child, scope, labelled);
                    break;
                case NodeKind.Annex or NodeKind.Attachment:
                    reader.Part(child);
                    break;
                case NodeKind.Header or NodeKind.Signature or NodeKind.Recipients or NodeKind.Aside:
                    break;
                default:
                    reader.Series([child], scope, null);
                    break;
            }
        }
        return (reader._writer.Duties, reader._writer.Unclear);
    }

    /// <summary>An annex or attached document. What stands before its first provision is title; a form or a list to fill in asks nothing of anybody.</summary>
    private void Part(Node part)
    {
        var provisions = part.Children.ToList().FindIndex(c => c.Kind is NodeKind.Provision or NodeKind.Table);
        var scope = new Scope(_reports ? Zone.Blocked : Zone.Open, [], false, [], []);
        var title = Math.Max(0, provisions);
        if (title > 0) Series(part.Children.Take(title), scope with { Zone = Zone.Introduction }, null);
        var folded = part.ContentSpan.In(_source.Folded);
        var form = part.Kind is NodeKind.Annex && !folded.ContainsAny(AnnexesOfTasks);
        Series(part.Children.Skip(title), scope with { IsForm = form }, null);
    }

    /// <summary>Before the first provision only explicit orders count. The last lead-in ("… yêu cầu X thực hiện các nhiệm vụ sau:") hands its addressees down.</summary>
    private Scope Introduction(Node preamble, Scope scope, bool labelled)
    {
        foreach (var node in preamble.Children)
        {
            if (node.Kind is NodeKind.Table)
            {
                TableDuties.Read(_source, node, scope, _writer);
                continue;
            }
            if (node.Children.Count > 0 || node.Kind is NodeKind.Bullet)
            {
                Series([node], scope with { Zone = labelled ? Zone.Introduction : scope.Zone }, null);
                continue;
            }
            var statement = Read(node);
            if (!statement.IsOrder) continue;
            if (EndsWithColon(node) && IsLeadIn(node))
            {
                scope = scope with { Lead = _writer.Actors(statement.Words, statement.Lead!.Value, "DT-LEAD-06"), Near = false };
                continue;
            }
            if (!_reports) _writer.Add(node, statement, scope);
        }
        return scope;
    }

    /// <summary>Siblings in order: a paragraph that ends in a colon leads in those after it.</summary>
    private void Series(IEnumerable<Node> nodes, Scope scope, bool? detailsOnly)
    {
        _cancel.ThrowIfCancellationRequested();
        var siblings = nodes as IReadOnlyList<Node> ?? [.. nodes];
        var shared = SharedDeadlines(siblings);
        if (shared.Count > 0) scope = scope with { Deadlines = shared };
        var here = scope;
        var details = detailsOnly ?? false;
        foreach (var node in siblings)
        {
            switch (node.Kind)
            {
                case NodeKind.Table:
                    TableDuties.Read(_source, node, here, _writer);
                    break;
                case NodeKind.Provision:
                    details = false;
                    Provision(node, here);
                    break;
                case NodeKind.Bullet:
                    if (AttributeOf(node).Role != AttributeRole.None) break;
                    Bullet(node, here, details);
                    break;
                case NodeKind.Paragraph:
                    (here, details) = Paragraph(node, scope, here, details);
                    break;
            }
        }
    }

    private void Provision(Node node, Scope scope)
    {
        var kids = node.Children;
        var folded = HeadingOf(node).In(_source.Folded);
        var statement = Read(node);
        if (kids.Count == 0)
        {
            Leaf(node, statement, scope);
            return;
        }
        // "Đề nghị Công an tỉnh …", "Yêu cầu các sở:" are orders, not the headings "Đề nghị", "Yêu cầu".
        var zone = statement.IsOrder ? scope.Zone : Zones.OfHeading(HeadingPart(folded)) ?? scope.Zone;
        if (scope.Zone is Zone.Blocked && zone is Zone.Obliging && _reports is false && !Labels.IsShouting(node.ContentSpan.In(_source.Text))) zone = Zone.Blocked;
        var below = scope with { Zone = zone };
        if (zone is Zone.Blocked)
        {
            Series(kids, below, null);
            return;
        }
        if (HeadingBody(node, statement) is { } body)
        {
            Series(kids, below with { Lead = body, Near = true, Cooperating = [], Deadlines = [] }, null);
            return;
        }
        Parent(node, statement, below, scope);
    }

    /// <summary>An item with items or paragraphs below it: a heading, a lead-in, or a duty with its details.</summary>
    private void Parent(Node node, Statement statement, Scope below, Scope scope)
    {
        var kids = node.Children.Where(k => AttributeOf(k).Role == AttributeRole.None).ToList();
        if (kids.Count == 0)
        {
            // Only "Thời gian: …", "Địa điểm: …" below: they belong to this item, whatever it looks like.
            if (scope.Zone is not Zone.Introduction && (statement.Obliges || below.Zone is Zone.Obliging)) _writer.Add(node, statement, below, AttributesOf(node), force: true);
            else Unclear(node, below);
            return;
        }
        var provisions = kids.Exists(k => k.Kind is NodeKind.Provision);
        if (!Counts(statement, below, node) || IsHeading(node, statement, kids, below))
        {
            if (ListsDocuments(node)) return;
            var named = statement.Lead is { } lead && !IsShort(node) ? below with { Lead = _writer.Actors(statement.Words, lead, "DT-LEAD-06"), Near = true } : below;
            Series(node.Children, named, null);
            return;
        }
        // A scan loses the colon of a lead-in.
        var leadsIn = EndsWithColon(node) || statement.Lead is not null && statement.Sentences == 1 && !LineMarks.EndsSentence(node.ContentSpan.In(_source.Text));
        if (leadsIn || provisions)
        {
            var lead = statement.Lead is { } named ? _writer.Actors(statement.Words, named, "DT-LEAD-06") : below.Lead;
            var items = kids.Count(k => Carries(k));
            if (provisions || items * 2 >= kids.Count)
            {
                var inner = below with { Lead = lead, Near = statement.Lead is not null || below.Near, Cooperating = leadsIn ? _writer.Cooperating(statement) : [] };
                if (!leadsIn && statement.Lead is not null) _writer.Add(node, statement, below);
                Series(node.Children, inner, null);
                return;
            }
        }
        _writer.Add(node, statement, below, AttributesOf(node));
        // Details are announced by a colon, or follow an open sentence; bullets right after a closed one carry their own demands.
        var closed = statement.Sentences > 1 && EndsSentenceWithPoint(node) && kids[0].Kind is NodeKind.Bullet;
        Series(node.Children.Where(k => AttributeOf(k).Role == AttributeRole.None), below with { Deadlines = [] }, detailsOnly: !closed);
    }

    private void Bullet(Node node, Scope scope, bool details)
    {
        var statement = Read(node);
        if (details)
        {
            if (statement.Lead is not null && Counts(statement, scope, node)) _writer.Add(node, statement, scope);
            return;
        }
        if (node.Children.Count == 0)
        {
            Leaf(node, statement, scope);
            return;
        }
        if (scope.Zone is Zone.Blocked) return;
        if (HeadingBody(node, statement) is { } body)
        {
            Series(node.Children, scope with { Lead = body, Near = true, Cooperating = [] }, null);
            return;
        }
        // "- Thành phần tham dự" over "+ Đại diện các đơn vị …"
        if (!statement.IsOrder && IsShort(node) && Zones.OfHeading(node.ContentSpan.In(_source.Folded)) is Zone.Blocked) return;
        Parent(node, statement, scope, scope);
    }

    private (Scope Here, bool Details) Paragraph(Node node, Scope scope, Scope here, bool details)
    {
        if (AttributeOf(node).Role != AttributeRole.None) return (here, details);
        var statement = Read(node);
        if (details)
        {
            // After a duty, a paragraph that names somebody of its own is a duty of its own.
            if ((statement.Lead is not null || ClosingOrder(node)) && Counts(statement, scope, node)) _writer.Add(node, statement, scope with { Lead = [] });
            return (here, true);
        }
        if (statement.IsBodyOnly && IsShort(node)) return (scope with { Lead = _writer.Actors(statement.Words, new WordRange(0, statement.Words.Count), "DT-LEAD-06"), Near = true, Cooperating = [] }, false);
        if (!Counts(statement, scope, node))
        {
            Unclear(node, scope);
            return (here, details);
        }
        if (EndsWithColon(node))
        {
            var lead = statement.Lead is { } named ? _writer.Actors(statement.Words, named, "DT-LEAD-06") : scope.Lead;
            return (scope with { Lead = lead, Near = statement.Lead is not null || scope.Near, Cooperating = _writer.Cooperating(statement) }, false);
        }
        _writer.Add(node, statement, scope);
        return (here, details);
    }

    /// <summary>No provision, bullet or table of the document comes after it.</summary>
    private static bool IsLast(Node node)
    {
        for (; node.Parent is { } parent; node = parent)
        {
            if (parent.Kind is NodeKind.Annex) return false;
            for (var i = parent.Children.Count - 1; i >= 0 && parent.Children[i] != node; i--)
                if (parent.Children[i].Kind is NodeKind.Provision or NodeKind.Bullet or NodeKind.Table || parent.Children.Count - i > MostAfterLast) return false;
        }
        return true;
    }

    private bool ClosingOrder(Node node) => LineMarks.IsOpener(node.ContentSpan.In(_source.Folded));

    private void Leaf(Node node, Statement statement, Scope scope)
    {
        if (statement.IsBodyOnly || !Counts(statement, scope, node))
        {
            Unclear(node, scope);
            return;
        }
        _writer.Add(node, statement, scope);
    }

    /// <summary>The title: its own text, or, below a bare "Chương I", the line after it.</summary>
    private static TextSpan HeadingOf(Node node) =>
        node.ContentSpan.IsEmpty && node.Children.Count > 0 && node.Children[0].Kind is NodeKind.Paragraph ? node.Children[0].ContentSpan : node.ContentSpan;

    /// <summary>Whether the statement is a duty where it stands.</summary>
    private bool Counts(Statement statement, Scope scope, Node node)
    {
        if (!statement.Obliges) return false;
        // "IV. KINH PHÍ …" is often the last heading, and the closing request stands below it.
        if (scope.Zone is Zone.Blocked) return !_reports && statement.IsOrder && node.Kind is NodeKind.Paragraph && ClosingOrder(node) && IsLast(node);
        var folded = node.ContentSpan.In(_source.Folded);
        if (scope.Zone is Zone.Introduction) return statement.IsOrder;
        if (IsPerformative(node, folded) || Labels.IsShouting(node.ContentSpan.In(_source.Text))) return false;
        if (statement.Lead is not null) return true;
        if (scope.IsForm) return scope.Near && scope.Lead.Count > 0;
        if (_normative) return scope.Lead.Count > 0 && scope.Near;
        return true;
    }

    /// <summary>"Điều 1. Phê duyệt …", "Ban hành kèm theo Quyết định này …": the document does it itself, nobody is left to do it.</summary>
    private bool IsPerformative(Node node, ReadOnlySpan<char> folded)
    {
        if (folded.StartsWith("ban hanh kem theo", StringComparison.Ordinal)) return true;
        if (!_decides || node.Parent?.Kind is not (NodeKind.Document or NodeKind.Provision) || !IsArticle(node)) return false;
        return folded.StartsWith("phe duyet", StringComparison.Ordinal) || folded.StartsWith("thanh lap", StringComparison.Ordinal) || folded.StartsWith("kien toan", StringComparison.Ordinal)
            || folded.StartsWith("bo nhiem", StringComparison.Ordinal) || folded.StartsWith("sua doi", StringComparison.Ordinal) || folded.StartsWith("bai bo", StringComparison.Ordinal)
            || folded.StartsWith("thay the", StringComparison.Ordinal) || folded.StartsWith("cong nhan", StringComparison.Ordinal) || folded.StartsWith("cong bo", StringComparison.Ordinal)
            || folded.StartsWith("thong qua", StringComparison.Ordinal) || folded.StartsWith("quy dinh", StringComparison.Ordinal) || folded.StartsWith("dieu chinh", StringComparison.Ordinal)
            || folded.StartsWith("ban hanh", StringComparison.Ordinal) || folded.StartsWith("bo sung", StringComparison.Ordinal) || folded.StartsWith("tang ", StringComparison.Ordinal) || folded.StartsWith("bo tri ", StringComparison.Ordinal) || folded.StartsWith("phan bo ", StringComparison.Ordinal);
    }

    /// <summary>"Ban hành kèm theo Quyết định này các hướng dẫn, gồm:": the items are titles of documents.</summary>
    private bool ListsDocuments(Node node)
    {
        var folded = node.ContentSpan.In(_source.Folded).TrimEnd(" .:");
        return EndsWithColon(node) && folded.StartsWith("ban hanh kem theo", StringComparison.Ordinal) && folded.EndsWith("gom", StringComparison.Ordinal);
    }

    private bool IsArticle(Node node) => node.OwnSpan.In(_source.Folded).StartsWith("dieu ", StringComparison.Ordinal);

    /// <summary>A statement below which other statements carry the demands.</summary>
    private bool IsHeading(Node node, Statement statement, List<Node> kids, Scope below)
    {
        var text = node.ContentSpan.In(_source.Text);
        if (Labels.IsShouting(text)) return true;
        if (EndsWithColon(node)) return false;
        if (statement.Sentences > 1 || statement.Lead is not null) return false;
        if (kids.Exists(k => k.Kind is NodeKind.Provision)) return true;
        var bullets = kids.Count(k => k.Kind is NodeKind.Bullet);
        var carrying = kids.Count(Carries);
        if (node.ContentSpan.Length < 90 && !LineMarks.EndsSentence(text)) return true;
        if (bullets > 0) return carrying * 2 >= kids.Count;
        // A closing paragraph below the last item does not make a heading of it.
        return !below.Near && kids.Exists(k => k.Kind is NodeKind.Paragraph && Read(k).Lead is not null && !ClosingOrder(k)) || !LineMarks.EndsSentence(text) && carrying > 0;
    }

    private bool Carries(Node node)
    {
        if (node.Kind is NodeKind.Provision) return true;
        if (node.Kind is NodeKind.Table) return false;
        var statement = Read(node);
        return statement.Obliges || statement.IsBodyOnly && node.Children.Count > 0;
    }

    /// <summary>"1. Bộ Kế hoạch và Đầu tư:", "Điều 2. Nhiệm vụ của Ban Chỉ đạo", "5. Các phòng ban tham gia đào tạo": the heading names who.</summary>
    private IReadOnlyList<Actor>? HeadingBody(Node node, Statement statement)
    {
        var words = statement.Words;
        if (words.Count == 0) return null;
        if (statement.IsBodyOnly) return _writer.Actors(words, new WordRange(0, words.Count), "DT-LEAD-06");
        if (IsShort(node))
        {
            // "Trung tâm Dạy nghề huyện có nhiệm vụ:"
            if (statement.Lead is { From: 0 } own && EndsWithColon(node) && words.Folded(own.To, 2) is "co nhiem" or "co trach" && words.Count <= own.To + 4) return _writer.Actors(words, own, "DT-LEAD-06");
            for (var i = 0; i + 1 < Math.Min(words.Count, 8); i++)
                if (words.Folded(i) is "cua" && i >= 2 && words.Folded(0, 2) is "nhiem vu" or "trach nhiem" or "phan cong" or "cong tac" && BodyPhrases.End(words, i + 1) == words.Count)
                    return _writer.Actors(words, new WordRange(i + 1, words.Count), "DT-LEAD-06");
            if (words.Folded(0, 2) is "doi voi" && BodyPhrases.End(words, 2) == words.Count) return _writer.Actors(words, new WordRange(2, words.Count), "DT-LEAD-06");
            if (BodyPhrases.StartsAt(words, 0) && words.Count <= 14 && !EndsSentenceWithPoint(node) && statement.Lead is null) return _writer.Actors(words, new WordRange(0, words.Count), "DT-LEAD-06");
            if (BodyPhrases.StartsAt(words, 0) && words.Count <= 9 && !EndsSentenceWithPoint(node) && !words.Folded(0, words.Count).Contains("chu tri", StringComparison.Ordinal)) return _writer.Actors(words, new WordRange(0, words.Count), "DT-LEAD-06");
        }
        return null;
    }

    private static bool IsShort(Node node) => node.ContentSpan.Length < 170;

    private bool EndsSentenceWithPoint(Node node)
    {
        var text = node.ContentSpan.In(_source.Text).TrimEnd();
        return text.Length > 0 && text[^1] is '.' or ';';
    }

    private bool EndsWithColon(Node node)
    {
        var text = node.ContentSpan.In(_source.Text).TrimEnd();
        return text.Length > 0 && text[^1] is ':';
    }

    /// <summary>"… thực hiện các nhiệm vụ sau:" but not "… hỗ trợ phổ biến chương trình với nội dung như sau:".</summary>
    private bool IsLeadIn(Node node)
    {
        var folded = node.ContentSpan.In(_source.Folded);
        var tail = folded.Length > 90 ? folded[^90..] : folded;
        if (tail.Contains("voi noi dung", StringComparison.Ordinal) || tail.Contains("cu the nhu sau", StringComparison.Ordinal) && !tail.Contains("nhiem vu", StringComparison.Ordinal)) return false;
        return tail.Contains("nhiem vu", StringComparison.Ordinal) || tail.Contains("noi dung", StringComparison.Ordinal) || tail.Contains("cong viec", StringComparison.Ordinal) || tail.Contains("giai phap", StringComparison.Ordinal)
            || tail.Contains("mot so viec", StringComparison.Ordinal) || tail.Contains("cac viec", StringComparison.Ordinal) || tail.Contains("nhu sau", StringComparison.Ordinal) || tail.Contains("sau day", StringComparison.Ordinal);
    }

    private static ReadOnlySpan<char> HeadingPart(ReadOnlySpan<char> folded) => folded.Length > 230 ? folded[..230] : folded;

    private (AttributeRole Role, int ValueAt) AttributeOf(Node node) =>
        node.Kind is NodeKind.Bullet or NodeKind.Paragraph && !node.ContentSpan.IsEmpty ? Zones.OfLine(node.ContentSpan.In(_source.Folded)) : default;

    private List<ItemAttribute> AttributesOf(Node node)
    {
        var attributes = new List<ItemAttribute>();
        foreach (var kid in node.Children)
        {
            var (role, valueAt) = AttributeOf(kid);
            if (role == AttributeRole.None) continue;
            // A time keeps its trigger word, which tells a date of doing from a date of issue.
            attributes.Add(new ItemAttribute(role, new TextSpan(kid.ContentSpan.Start + (role is AttributeRole.Due ? 0 : valueAt), kid.ContentSpan.End)));
        }
        // What stands below an attribute without a value of its own says its value: "- Thời gian dự kiến:" and lines of dates.
        if (attributes.Exists(a => a.Role is AttributeRole.Due))
            foreach (var kid in node.Children)
                if (AttributeOf(kid).Role == AttributeRole.None) attributes.Add(new ItemAttribute(AttributeRole.Due, kid.Span));
        return attributes;
    }

    /// <summary>"- Thời gian thực hiện: …" among bullets dates them all.</summary>
    private IReadOnlyList<Deadline> SharedDeadlines(IReadOnlyList<Node> siblings)
    {
        if (siblings.Count < 2) return [];
        foreach (var node in siblings)
        {
            var (role, valueAt) = AttributeOf(node);
            if (role is not AttributeRole.Due) continue;
            var found = _writer.Deadlines(new TextSpan(node.ContentSpan.Start, node.ContentSpan.End));
            if (found.Count > 0) return found;
            found = _writer.Deadlines(new TextSpan(node.ContentSpan.Start + valueAt, node.ContentSpan.End));
            if (found.Count > 0) return found;
        }
        return [];
    }

    private Statement Read(Node node) => _writer.Read(node);

    private void Unclear(Node node, Scope scope)
    {
        if (scope.Zone is not Zone.Obliging || node.ContentSpan.Length < 12) return;
        _writer.Unclear.Add(new Finding("TS-DUTY-01", Severity.Warning, node.ContentSpan));
    }
}

/// <summary>What stands above a statement and holds for it.</summary>
/// <param name="Near">The lead comes from a heading or lead-in just above, not from the document's introduction.</param>
internal sealed record Scope(Zone Zone, IReadOnlyList<Actor> Lead, bool Near, IReadOnlyList<Actor> Cooperating, IReadOnlyList<Deadline> Deadlines)
{
    /// <summary>In an annex that does not announce tasks: a statement must name who.</summary>
    public bool IsForm { get; init; }
}

/// <summary>A line that says more of an item: its time, its lead.</summary>
internal readonly record struct ItemAttribute(AttributeRole Role, TextSpan Value);
