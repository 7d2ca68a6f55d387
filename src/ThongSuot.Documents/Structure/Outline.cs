using ThongSuot.Documents.Findings;
using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Structure;

/// <summary>
/// Builds the text tree: every paragraph finds its place by its label. Labels of one style are siblings wherever they stand below one
/// another, whatever the style: the first style seen is the highest, as in the documents themselves.
/// </summary>
internal sealed class Outline
{
    /// <summary>Open provisions below one another. Documents nest to seven or eight; walks over the tree are recursive.</summary>
    private const int MaxOpen = 16;

    private readonly SourceText _source;
    private readonly Frame _frame;
    private readonly Node _root;
    private readonly List<Finding> _findings = [];
    private readonly List<Open> _open = [];
    private Node _top;
    private Node? _preamble;
    private Node? _frameNode;
    private NodeKind _frameKind;
    private int _parts;
    private int _romanOne = -1;
    private bool _inProvisions;
    private readonly NodeIds _ids = new();

    private Outline(SourceText source, Frame frame)
    {
        _source = source;
        _frame = frame;
        _root = new Node(NodeKind.Document, new TextSpan(0, source.Text.Length)) { OwnSpan = new TextSpan(0, 0) };
        _top = _root;
    }

    public static (Node Root, IReadOnlyList<Finding> Findings) Build(SourceText source, Frame frame)
    {
        var outline = new Outline(source, frame);
        outline._romanOne = outline.FindLostRoman();
        foreach (var block in source.Blocks) outline.Place(block);
        return (outline._root, outline._findings);
    }

    private void Place(Block block)
    {
        EnterParts(block.Span.Start);
        switch (block)
        {
            case ParagraphBlock paragraph:
                Place(paragraph);
                break;
            case TableBlock { IsLayout: true } layout:
                foreach (var row in layout.Rows)
                    foreach (var cell in row.Cells)
                        foreach (var inner in cell.Blocks) Place(inner);
                break;
            case TableBlock table:
                PlaceTable(table, _open.Count > 0 ? _open[^1].Node : _top, _open.Count > 0);
                break;
        }
    }

    /// <summary>An annex or attached document begins: labels start afresh below it.</summary>
    private void EnterParts(int at)
    {
        while (_parts < _frame.Parts.Count && _frame.Parts[_parts].HeadSpan.Start <= at)
        {
            var part = _frame.Parts[_parts++];
            _open.Clear();
            _frameNode = null;
            // It holds its head's paragraphs as children. A head inside a table that stands before is not its own.
            var head = new TextSpan(Math.Max(part.HeadSpan.Start, at), Math.Max(part.HeadSpan.End, at));
            var node = new Node(part.IsAnnex ? NodeKind.Annex : NodeKind.Attachment, head, part.Label) { OwnSpan = new TextSpan(head.Start, head.Start), ContentSpan = head, Path = part.Label ?? "" };
            _root.Add(node);
            _ids.Name(node, part.IsAnnex ? part.Label ?? "PL" : "attachment");
            _top = node;
            _inProvisions = true;
        }
    }

    private void Place(ParagraphBlock paragraph)
    {
        var span = paragraph.Span;
        if (paragraph.Origin is BlockOrigin.Footnote)
        {
            AddLeaf(_root, NodeKind.Aside, span, paragraph.Page, "^");
            return;
        }
        if (FrameKindOf(span) is { } kind && !(kind is NodeKind.Header && OpensProvisions(span)))
        {
            if (_frameNode is null || _frameKind != kind)
            {
                // What comes after it cannot go on with what stood before: a node's text is one stretch.
                _open.Clear();
                _preamble = null;
                _frameNode = new Node(kind, span) { Page = paragraph.Page };
                _frameNode.OwnSpan = new TextSpan(span.Start, span.Start);
                (_top.Kind is NodeKind.Document ? _root : _top).Add(_frameNode);
                _ids.Name(_frameNode, kind.ToString().ToLowerInvariant());
                _frameKind = kind;
            }
            AddLeaf(_frameNode, NodeKind.Paragraph, span, paragraph.Page);
            return;
        }
        _frameNode = null;
        if (_top.Kind is NodeKind.Annex or NodeKind.Attachment && _frame.Parts[_parts - 1].HeadSpan.Contains(span))
        {
            AddLeaf(_top, NodeKind.Paragraph, span, paragraph.Page);
            return;
        }
        var text = span.In(_source.Text);
        var label = Labels.Read(text, span.In(_source.Folded));
        if (span.Start == _romanOne) label = new Label(LabelKind.Roman, "I", label.Length, '.');
        // "12. | Trường nghề …": a row of a table that a scan gave as lines.
        var row = label.Kind is LabelKind.Number && text[..label.Length].Contains('|');
        if (label.Kind != LabelKind.None && !row && !IsGround(span, label) && OutlinePlace.Believes(_open, label)) PlaceLabelled(paragraph, label);
        else PlacePlain(paragraph);
    }

    /// <summary>"1. MỤC ĐÍCH" … "II. NỘI DUNG": a scan read the "I" as "1". Where that paragraph starts, or -1.</summary>
    private int FindLostRoman()
    {
        var one = -1;
        foreach (var block in _source.Blocks)
        {
            if (block is not ParagraphBlock paragraph) continue;
            var text = paragraph.Span.In(_source.Text);
            var label = Labels.Read(text, paragraph.Span.In(_source.Folded));
            if (label.Kind is LabelKind.Roman) return label.Text is "II" ? one : -1;
            if (label.Kind is LabelKind.Part or LabelKind.Chapter or LabelKind.Article) return -1;
            if (label.Kind is LabelKind.Number && label.Text is "1" && one < 0 && text.Length < 140 && (Labels.IsShouting(text) || !LineMarks.EndsSentence(text))) one = paragraph.Span.Start;
        }
        return -1;
    }

    private void PlacePlain(ParagraphBlock paragraph)
    {
        var parent = Container(paragraph.Span.Start);
        AddLeaf(parent, NodeKind.Paragraph, paragraph.Span, paragraph.Page);
    }

    private Node Container(int at)
    {
        if (_open.Count > 0)
        {
            // A paragraph after bullets belongs to the provision that holds the bullets.
            var last = _open.FindLastIndex(o => o.Node.Kind is NodeKind.Provision);
            if (last >= 0)
            {
                _open.RemoveRange(last + 1, _open.Count - last - 1);
                return _open[last].Node;
            }
            _open.Clear();
        }
        if (_inProvisions) return _top;
        if (_preamble is not null) return _preamble;
        _preamble = new Node(NodeKind.Preamble, new TextSpan(at, at));
        _root.Add(_preamble);
        _ids.Name(_preamble, "preamble");
        return _preamble;
    }

    private void PlaceLabelled(ParagraphBlock paragraph, Label label)
    {
        var span = paragraph.Span;
        if (label.IsBullet)
        {
            var style = new Style(label.Kind, '-', 0);
            var at = _open.FindIndex(o => o.Style == style);
            if (at >= 0) _open.RemoveRange(at, _open.Count - at);
            else if (label.Kind is LabelKind.Dash) _open.RemoveAll(o => o.Node.Kind is NodeKind.Bullet);
            var parent = _open.Count > 0 ? _open[^1].Node : Container(span.Start);
            var bullet = new Node(NodeKind.Bullet, span) { ContentSpan = new TextSpan(span.Start + label.Length, span.End), Page = paragraph.Page };
            parent.Add(bullet);
            bullet.Path = parent.Path;
            _ids.Name(bullet, "-");
            _open.Add(new Open(style, bullet, 0));
            return;
        }
        _inProvisions = true;
        // "I. Nhiệm vụ" below "II. NHIỆM VỤ, BIỆN PHÁP": a scan read the "1" as "I".
        var lostOne = label is { Kind: LabelKind.Roman, Text: "I" } && !paragraph.Traits.HasFlag(BlockTraits.AutoNumbered) && _open.Exists(o => o.Style.Kind is LabelKind.Roman && o.Value > 1) && !Labels.IsShouting(span.In(_source.Text)[label.Length..]);
        var place = OutlinePlace.Find(_open, lostOne ? new Label(LabelKind.Number, "1", label.Length, label.Closing) : label, paragraph.Traits.HasFlag(BlockTraits.AutoNumbered));
        if (place.Depth >= MaxOpen) place = place with { Depth = MaxOpen - 1 };
        if (place.Missing is { } missing) AdoptMissing(place.Depth, missing);
        _open.RemoveRange(place.Depth, _open.Count - place.Depth);
        var above = place.Depth > 0 ? _open[place.Depth - 1].Node : _top;
        var node = new Node(NodeKind.Provision, span, place.Label) { ContentSpan = new TextSpan(span.Start + label.Length, span.End), Page = paragraph.Page };
        above.Add(node);
        node.Path = above.Path.Length == 0 ? place.Label : above.Path + "/" + place.Label;
        _ids.Name(node, place.Label);
        if (place.Label != label.Text) _findings.Add(new Finding("TS-TREE-01", Severity.Info, new TextSpan(span.Start, span.Start + label.Length), label.Text, place.Label));
        _open.Add(new Open(place.Style, node, place.Value));
    }

    /// <summary>"2." is the first label below a heading and an unlabelled line stands before it: that line has lost its "1.".</summary>
    private void AdoptMissing(int depth, string label)
    {
        var above = depth > 0 ? _open[depth - 1].Node : _top;
        if (above.Kind is not NodeKind.Provision) return;
        var at = 0;
        while (at < above.Children.Count && above.Children[at].Kind is not NodeKind.Paragraph) at++;
        if (at >= above.Children.Count) return;
        var first = above.Children[at];
        var heading = first.Span.Length < 160 && !LineMarks.EndsSentence(first.Span.In(_source.Text));
        if (!heading) return;
        var node = new Node(NodeKind.Provision, first.OwnSpan, label) { ContentSpan = first.OwnSpan, Page = first.Page };
        above.Replace(at, node);
        node.Path = above.Path.Length == 0 ? label : above.Path + "/" + label;
        _ids.Name(node, label);
        _findings.Add(new Finding("TS-TREE-02", Severity.Info, first.OwnSpan, label));
        _ids.NameBelow(node);
    }

    private void PlaceTable(TableBlock table, Node parent, bool below)
    {
        _frameNode = null;
        if (!below || parent.Kind is NodeKind.Bullet) parent = Container(table.Span.Start);
        var node = new Node(NodeKind.Table, table.Span) { OwnSpan = new TextSpan(table.Span.Start, table.Span.Start), Page = table.Page };
        parent.Add(node);
        node.Path = parent.Path;
        _ids.Name(node, "t");
        AddRows(node, table, 0);
    }

    private void AddRows(Node node, TableBlock table, int depth)
    {
        foreach (var row in table.Rows)
        {
            var rowNode = Contain(node, NodeKind.Row, row.Span, "r");
            foreach (var cell in row.Cells)
            {
                var cellNode = Contain(rowNode, NodeKind.Cell, cell.Span, "c");
                foreach (var block in cell.Blocks)
                {
                    if (block is TableBlock inner && depth < 8)
                    {
                        var innerNode = Contain(cellNode, NodeKind.Table, inner.Span, "t");
                        AddRows(innerNode, inner, depth + 1);
                    }
                    else AddLeaf(cellNode, NodeKind.Paragraph, block.Span, block.Page);
                }
            }
        }
    }

    private Node Contain(Node parent, NodeKind kind, TextSpan span, string step)
    {
        var node = new Node(kind, span) { OwnSpan = new TextSpan(span.Start, span.Start), ContentSpan = span, Path = parent.Path };
        parent.Add(node);
        _ids.Name(node, step);
        return node;
    }

    private void AddLeaf(Node parent, NodeKind kind, TextSpan span, int page, string step = "~")
    {
        var node = new Node(kind, span) { ContentSpan = span, Page = page };
        parent.Add(node);
        node.Path = parent.Path;
        _ids.Name(node, step);
    }

    /// <summary>"I. MỤC ĐÍCH", "Điều 1. …": no line of a head is labelled so.</summary>
    private bool OpensProvisions(TextSpan span) => Labels.Read(span.In(_source.Text), span.In(_source.Folded)).Kind is LabelKind.Roman or LabelKind.Part or LabelKind.Chapter or LabelKind.Article;

    private NodeKind? FrameKindOf(TextSpan span)
    {
        if (Inside(_frame.HeaderSpan, span) || Inside(_frame.AddresseesSpan, span)) return NodeKind.Header;
        foreach (var s in _frame.RecipientSpans)
            if (Inside(s, span)) return NodeKind.Recipients;
        foreach (var s in _frame.SignatureSpans)
            if (Inside(s, span)) return NodeKind.Signature;
        return null;
    }

    /// <summary>A paragraph belongs to a part when more than half of it lies inside: scans run a signature into the last recipient.</summary>
    private static bool Inside(TextSpan part, TextSpan span) =>
        part.End > span.Start && part.Start < span.End && 2 * (Math.Min(part.End, span.End) - Math.Max(part.Start, span.Start)) > span.Length;

    /// <summary>Before the first provision a dash opens a ground of a Party document ("- Căn cứ …;"), which belongs to the preamble as it is.</summary>
    private bool IsGround(TextSpan span, Label label) => !_inProvisions && label.IsBullet && _source.Folded.AsSpan(span.Start + label.Length, Math.Min(7, span.Length - label.Length)).StartsWith("can cu ");
}

/// <summary>How labels of one series look.</summary>
internal readonly record struct Style(LabelKind Kind, char Closing, int Parts);

/// <summary>A provision still open above the next paragraph.</summary>
internal readonly record struct Open(Style Style, Node Node, int Value);
