using System.Text;
using ThongSuot.Documents.Structure;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Export;

/// <summary>Element names and eIds, after the Akoma Ntoso naming convention: "sec_II__para_4__point_a", a prefix an ancestor.</summary>
internal sealed class AknIds
{
    private readonly Dictionary<Node, (string Element, string Id)> _names = [];
    private readonly Dictionary<string, Node> _nodes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Node _root;

    public AknIds(Node root, string text)
    {
        _root = root;
        _names[root] = ("mainBody", "");
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var node in root.DescendantsAndSelf())
        {
            _nodes.TryAdd(node.Id, node);
            if (node.Parent is null) continue;
            var parent = _names[node.Parent];
            var (element, shortName) = Kind(node, parent.Element, text);
            // Deep nesting of hostile files must not make ids grow without end.
            var stem = parent.Id.Length is 0 or > 400 ? "" : parent.Id + "__";
            var id = stem + shortName + "_";
            if (node.Label is null) id += counts[id] = counts.GetValueOrDefault(id) + 1;
            else id += Number(node.Label);
            var free = id;
            for (var n = counts.GetValueOrDefault(free + "-", 2); !_taken.Add(free); n++) (free, counts[id + "-"]) = ($"{id}-{n}", n + 1);
            _names[node] = (element, free);
        }
    }

    public string Of(Node node) => _names[node].Id;

    public string ElementOf(Node node) => _names[node].Element;

    /// <summary>The eId of the node with this id or, when there is none, of the smallest one written that holds the span.</summary>
    public string Holding(string nodeId, TextSpan span)
    {
        if (!_nodes.TryGetValue(nodeId, out var node))
        {
            node = _root;
            while (node.Children.FirstOrDefault(c => c.Span.Contains(span)) is { } child) node = child;
        }
        while (node.Parent is not null && node.Kind is not (NodeKind.Provision or NodeKind.Bullet or NodeKind.Paragraph or NodeKind.Row or NodeKind.Table or NodeKind.Annex or NodeKind.Attachment)) node = node.Parent;
        return Of(node);
    }

    /// <summary>Printed word first (Phần, Chương, Mục, Điều), then the form of the label: "II" section, "1" paragraph, "1.1" subparagraph, "a" point.</summary>
    private static (string Element, string Short) Kind(Node node, string parentElement, string text) => node.Kind switch
    {
        NodeKind.Provision => Worded(node, text) ?? Formed(node.Label ?? "", parentElement),
        NodeKind.Bullet => ("indent", "indent"),
        NodeKind.Paragraph or NodeKind.Aside => ("p", "p"),
        NodeKind.Table => ("table", "table"),
        NodeKind.Row => ("tr", "tr"),
        NodeKind.Cell => ("td", "td"),
        NodeKind.Annex or NodeKind.Attachment => ("attachment", "att"),
        NodeKind.Header => ("preface", "preface"),
        NodeKind.Preamble => ("preamble", "preamble"),
        _ => ("container", "container"),
    };

    private static (string Element, string Short)? Worded(Node node, string text)
    {
        var mark = text.AsSpan(node.OwnSpan.Start, Math.Clamp(node.ContentSpan.Start - node.OwnSpan.Start, 0, Math.Min(7, node.OwnSpan.Length)));
        var word = Folding.Fold(mark).TrimStart('*', ' ');
        return word switch
        {
            _ when word.StartsWith("phan ", StringComparison.Ordinal) => ("part", "part"),
            _ when word.StartsWith("chuong ", StringComparison.Ordinal) => ("chapter", "chp"),
            _ when word.StartsWith("muc ", StringComparison.Ordinal) => ("section", "sec"),
            _ when word.StartsWith("dieu ", StringComparison.Ordinal) => ("article", "art"),
            _ => null,
        };
    }

    private static (string Element, string Short) Formed(string label, string parentElement)
    {
        if (label.Length > 0 && label.All(c => c is 'I' or 'V' or 'X' or 'L' or 'C')) return ("section", "sec");
        if (label.Contains('.', StringComparison.Ordinal)) return ("subparagraph", "subpara");
        if (label.Length > 0 && char.IsAsciiDigit(label[0])) return parentElement is "paragraph" or "subparagraph" or "point" ? ("subparagraph", "subpara") : ("paragraph", "para");
        return label.Length is 1 or 2 && char.IsLetter(label[0]) ? ("point", "point") : ("level", "level");
    }

    private static string Number(string label)
    {
        var number = new StringBuilder(label.Length);
        foreach (var c in label)
            number.Append(char.IsLetterOrDigit(c) || c is '.' ? c : '-');
        return number.Length > 0 && number.Length <= 40 ? number.ToString() : Slug.Of(label, 40);
    }
}
