namespace ThongSuot.Documents.Structure;

/// <summary>Kinds of nodes in the text tree.</summary>
public enum NodeKind
{
    /// <summary>The root.</summary>
    Document,
    /// <summary>Letterhead, number, date, type, subject.</summary>
    Header,
    /// <summary>Grounds and introduction before the first provision.</summary>
    Preamble,
    /// <summary>A labelled provision: Phần, Chương, Mục, Điều, khoản, điểm, "I.", "1.", "1.1.", "a)", "(1)".</summary>
    Provision,
    /// <summary>"- ", "+ ", "* ": counted within its provision, not part of the label path.</summary>
    Bullet,
    /// <summary>A paragraph without a label of its own.</summary>
    Paragraph,
    /// <summary>A table; its children are rows.</summary>
    Table,
    /// <summary>A row; its children are cells.</summary>
    Row,
    /// <summary>A cell; its children are paragraphs, bullets or provisions.</summary>
    Cell,
    /// <summary>Authority, office, name.</summary>
    Signature,
    /// <summary>"Nơi nhận".</summary>
    Recipients,
    /// <summary>"Phụ lục …": its label is "PL", "PLI", "PL2".</summary>
    Annex,
    /// <summary>A document attached to a decision and not headed "Phụ lục" (a plan, a regulation).</summary>
    Attachment,
    /// <summary>Text outside the flow: footnote, page head kept by a format that marks it.</summary>
    Aside,
}

/// <summary>A node of the text tree. Its span covers its own text and all its children.</summary>
public sealed class Node
{
    private static readonly List<Node> None = [];

    // Most nodes are leaves.
    private List<Node> _children = None;

    /// <summary>Makes a node; the tree builder appends children and widens the span.</summary>
    internal Node(NodeKind kind, TextSpan span, string? label = null)
    {
        Kind = kind;
        Span = span;
        OwnSpan = span;
        Label = label;
    }

    /// <summary>What it is.</summary>
    public NodeKind Kind { get; }

    /// <summary>Printed label without brackets, closing punctuation and word ("II", "1.1", "a", "5" for "Điều 5"); null for unlabelled nodes.</summary>
    public string? Label { get; }

    /// <summary>Its own text and all children.</summary>
    public TextSpan Span { get; internal set; }

    /// <summary>Its own opening text, label included, without children. Empty for mere containers.</summary>
    public TextSpan OwnSpan { get; internal set; }

    /// <summary>The own text without label or bullet mark.</summary>
    public TextSpan ContentSpan { get; internal set; }

    /// <summary>Labels from the root, "II/4/a"; for unlabelled nodes the path of the nearest labelled provision ("" when none).</summary>
    public string Path { get; internal set; } = "";

    /// <summary>Unique and stable in the document: the path, plus a count for unlabelled nodes ("II/4/a/-2" second bullet, "II/4/~1" first paragraph, "PL/t1/r3/c2", "II/4:2" a second provision of that path).</summary>
    public string Id { get; internal set; } = "";

    /// <summary>The printed page it starts on, 1-based; 0 when the format has no pages.</summary>
    public int Page { get; internal set; }

    /// <summary>The node above; null for the root.</summary>
    public Node? Parent { get; private set; }

    /// <summary>Children in text order.</summary>
    public IReadOnlyList<Node> Children => _children;

    /// <summary>Appends a child and widens this node and its ancestors over it.</summary>
    internal Node Add(Node child)
    {
        child.Parent = this;
        if (_children == None) _children = [];
        _children.Add(child);
        for (var node = this; node is not null && !node.Span.Contains(child.Span); node = node.Parent)
            node.Span = node.Span.Union(child.Span);
        return child;
    }

    /// <summary>Puts <paramref name="node"/> where the child at <paramref name="index"/> stands and hangs the later children below it.</summary>
    internal void Replace(int index, Node node)
    {
        var later = _children.GetRange(index + 1, _children.Count - index - 1);
        _children.RemoveRange(index, _children.Count - index);
        Add(node);
        foreach (var child in later) node.Add(child);
    }

    /// <summary>This node and everything below it, in text order.</summary>
    public IEnumerable<Node> DescendantsAndSelf()
    {
        var open = new Stack<Node>();
        open.Push(this);
        while (open.TryPop(out var node))
        {
            yield return node;
            for (var i = node._children.Count - 1; i >= 0; i--)
                open.Push(node._children[i]);
        }
    }
}
