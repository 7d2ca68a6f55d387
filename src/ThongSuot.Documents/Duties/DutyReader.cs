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
    private readonly CancellationToken _cancel;
    private readonly DutyWriter _writer;
    private readonly ItemAttributes _attributes;
    private readonly NodeText _nodes;
    private readonly Headings _headings;
    private readonly bool _normative;
    private readonly bool _reports;

    private DutyReader(SourceText source, Frame frame, CancellationToken cancel)
    {
        _source = source;
        _cancel = cancel;
        _writer = new DutyWriter(source, frame);
        _attributes = new ItemAttributes(source, _writer);
        var type = Folding.Fold(frame.Header.Type?.Value ?? "");
        _normative = type is "luat" or "nghi dinh" or "thong tu" or "quy che" or "quy dinh" or "phap lenh" or "thong tu lien tich" or "dieu le";
        _reports = type is "bao cao" or "to trinh" or "bien ban" or "giay moi";
        _nodes = new NodeText(source, decides: type is "quyet dinh" or "nghi quyet" or "nghi dinh" or "thong tu" or "luat", informs: type is "thong bao");
        _headings = new Headings(_nodes, _writer);
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
        Series(part.Children.Skip(title), scope with { IsForm = _nodes.IsForm(part) }, null);
    }

    /// <summary>Before the first provision only explicit orders count. The last lead-in ("… yêu cầu X thực hiện các nhiệm vụ sau:") hands its addressees down.</summary>
    private Scope Introduction(Node preamble, Scope scope, bool labelled)
    {
        // Without provisions the paragraphs after "… có ý kiến như sau:" are the letter's demands.
        var told = false;
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
            var leadsIn = _nodes.EndsWithColon(node) && _nodes.IsLeadIn(node);
            var demands = told && !leadsIn && (statement.Lead is not null || statement.StartsWithVerb && scope.Lead.Count > 0);
            told |= leadsIn && !labelled;
            if (!statement.IsOrder && !demands) continue;
            if (leadsIn)
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
        if (scope.Zone is not (Zone.Blocked or Zone.Introduction) && TaskRecord.Of(_source, siblings) is { } record)
        {
            _writer.Add(record.Task, Read(record.Task), scope, record.Attributes, force: true);
            return;
        }
        var shared = _attributes.SharedDeadlines(siblings);
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
                    if (_attributes.RoleOf(node).Role != AttributeRole.None) break;
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
        var statement = Read(node);
        if (kids.Count == 0)
        {
            Leaf(node, statement, scope);
            return;
        }
        // "Đề nghị Công an tỉnh …", "Yêu cầu các sở:" are orders, not the headings "Đề nghị", "Yêu cầu".
        var zone = statement.IsOrder ? scope.Zone : Zones.OfHeading(_nodes.Heading(node)) ?? scope.Zone;
        if (scope.Zone is Zone.Blocked && zone is Zone.Obliging && _reports is false && !_nodes.IsShouting(node)) zone = Zone.Blocked;
        // "Ban Tổ chức Tỉnh ủy" over verbs is a body with tasks, not the list of an organising committee.
        if (zone is Zone.Blocked or Zone.Introduction && HeadingBody(node, statement) is not null && kids.Count(k => Read(k).StartsWithVerb) * 2 >= kids.Count) zone = scope.Zone;
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
        var kids = node.Children.Where(k => _attributes.RoleOf(k).Role == AttributeRole.None).ToList();
        if (kids.Count == 0)
        {
            // Only "Thời gian: …", "Địa điểm: …" below: they belong to this item, whatever it looks like.
            if (scope.Zone is not Zone.Introduction && (statement.Obliges || below.Zone is Zone.Obliging)) _writer.Add(node, statement, below, _attributes.Of(node), force: true);
            else Unclear(node, below);
            return;
        }
        if (_nodes.ListsDocuments(node)) return;
        if (_nodes.ListsPapers(node))
        {
            var counts = Counts(statement, below, node);
            if (counts) _writer.Add(node, statement, below, _attributes.Of(node));
            Series(node.Children.Where(k => k.Kind is not NodeKind.Bullet), below with { Deadlines = [] }, detailsOnly: counts);
            return;
        }
        var provisions = kids.Exists(k => k.Kind is NodeKind.Provision);
        if (!Counts(statement, below, node) || _headings.IsHeading(node, statement, kids, below))
        {
            var named = statement.Lead is { } lead && !NodeText.IsShort(node) ? below with { Lead = _writer.Actors(statement.Words, lead, "DT-LEAD-06"), Near = true } : below;
            Series(node.Children, named, null);
            return;
        }
        // A scan loses the colon of a lead-in.
        var leadsIn = _nodes.EndsWithColon(node) || statement.Lead is not null && statement.Sentences == 1 && !_nodes.EndsSentence(node);
        if (leadsIn || provisions)
        {
            var lead = statement.Lead is { } named ? _writer.Actors(statement.Words, named, "DT-LEAD-06") : below.Lead;
            var items = kids.Count(_headings.Carries);
            if (provisions || items * 2 > kids.Count || items * 2 == kids.Count && _headings.Carries(kids[0]))
            {
                var inner = below with { Lead = lead, Near = statement.Lead is not null || below.Near, Cooperating = leadsIn ? _writer.Cooperating(statement) : [] };
                if (!leadsIn && statement.Lead is not null) _writer.Add(node, statement, below);
                Series(node.Children, inner, null);
                return;
            }
        }
        _writer.Add(node, statement, below, _attributes.Of(node));
        // Details are announced by a colon, or follow an open sentence; bullets right after a closed one carry their own demands.
        var closed = statement.Sentences > 1 && _nodes.EndsWithPoint(node) && kids[0].Kind is NodeKind.Bullet;
        Series(node.Children.Where(k => _attributes.RoleOf(k).Role == AttributeRole.None), below with { Deadlines = [] }, detailsOnly: !closed);
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
        if (!statement.IsOrder && NodeText.IsShort(node) && Zones.OfHeading(node.ContentSpan.In(_source.Folded)) is Zone.Blocked) return;
        Parent(node, statement, scope, scope);
    }

    private (Scope Here, bool Details) Paragraph(Node node, Scope scope, Scope here, bool details)
    {
        if (_attributes.RoleOf(node).Role != AttributeRole.None) return (here, details);
        var statement = Read(node);
        if (details)
        {
            // "Chế độ báo cáo:" after the last item opens work of its own.
            if (_nodes.EndsWithColon(node) && NodeText.IsShort(node) && !statement.Obliges && Zones.OfHeading(node.ContentSpan.In(_source.Folded)) is Zone.Obliging) return (here with { Zone = Zone.Obliging, Lead = [], Near = false, Cooperating = [] }, false);
            // After a duty, a paragraph that names somebody of its own is a duty of its own.
            if ((statement.Lead is not null || _nodes.IsClosingOrder(node)) && Counts(statement, scope, node)) _writer.Add(node, statement, scope with { Lead = [] });
            return (here, true);
        }
        if (statement.IsBodyOnly && NodeText.IsShort(node)) return (scope with { Lead = _writer.Actors(statement.Words, new WordRange(0, statement.Words.Count), "DT-LEAD-06"), Near = true, Cooperating = [] }, false);
        if (!Counts(statement, scope, node))
        {
            Unclear(node, scope);
            return (here, details);
        }
        if (_nodes.EndsWithColon(node))
        {
            var lead = statement.Lead is { } named ? _writer.Actors(statement.Words, named, "DT-LEAD-06") : scope.Lead;
            return (scope with { Lead = lead, Near = statement.Lead is not null || scope.Near, Cooperating = _writer.Cooperating(statement) }, false);
        }
        _writer.Add(node, statement, scope);
        return (here, details);
    }

    private void Leaf(Node node, Statement statement, Scope scope)
    {
        if (statement.IsBodyOnly || !Counts(statement, scope, node))
        {
            Unclear(node, scope);
            return;
        }
        _writer.Add(node, statement, scope);
    }

    /// <summary>Whether the statement is a duty where it stands.</summary>
    private bool Counts(Statement statement, Scope scope, Node node)
    {
        if (!statement.Obliges) return false;
        // "IV. KINH PHÍ …" is often the last heading, and the closing request stands below it.
        if (scope.Zone is Zone.Blocked) return !_reports && statement.IsOrder && node.Kind is NodeKind.Paragraph && _nodes.IsClosingOrder(node) && NodeText.IsLast(node);
        if (scope.Zone is Zone.Introduction) return statement.IsOrder;
        if (_nodes.IsPerformative(node) || _nodes.IsShouting(node)) return false;
        if (statement.Lead is not null) return true;
        if (scope.IsForm) return scope.Near && scope.Lead.Count > 0;
        if (_normative) return scope.Lead.Count > 0 && scope.Near;
        return true;
    }

    private IReadOnlyList<Actor>? HeadingBody(Node node, Statement statement) =>
        _nodes.HeadingBody(node, statement) is { } body ? _writer.Actors(statement.Words, body, "DT-LEAD-06") : null;

    private Statement Read(Node node) => _writer.Read(node);

    private void Unclear(Node node, Scope scope)
    {
        if (scope.Zone is not Zone.Obliging || node.ContentSpan.Length < 12) return;
        _writer.Unclear.Add(new Finding("TS-DUTY-01", Severity.Warning, node.ContentSpan));
    }
}
