using System.Globalization;
using System.Runtime.InteropServices;

namespace ThongSuot.Documents.Structure;

/// <summary>Gives nodes their ids: the steps from the top, each counted where siblings have the same.</summary>
internal sealed class NodeIds
{
    private readonly Dictionary<Node, Counts> _counts = [];

    /// <summary>Names a node that has its place in the tree by its step below its parent.</summary>
    public void Name(Node node, string step)
    {
        var parent = node.Parent!;
        var above = parent.Id.Length == 0 ? "" : parent.Id + "/";
        if (!_counts.TryGetValue(parent, out var counts)) _counts[parent] = counts = new Counts();
        var counted = node.Kind is NodeKind.Bullet or NodeKind.Paragraph or NodeKind.Aside or NodeKind.Table or NodeKind.Row or NodeKind.Cell;
        var n = counts.Next(node.Kind, step, counted);
        var number = n.ToString(CultureInfo.InvariantCulture);
        // ':' stands in no label: "1.2" may be a provision beside a second "1".
        node.Id = above + (counted ? step + number : n == 1 ? step : step + ":" + number);
    }

    /// <summary>Names all below a node anew, after it was given another place.</summary>
    public void NameBelow(Node node)
    {
        _counts.Remove(node);
        foreach (var child in node.Children)
        {
            child.Path = child.Label is null ? node.Path : node.Path.Length == 0 ? child.Label : node.Path + "/" + child.Label;
            Name(child, child.Label ?? child.Kind switch { NodeKind.Bullet => "-", NodeKind.Table => "t", NodeKind.Row => "r", NodeKind.Cell => "c", _ => "~" });
            NameBelow(child);
        }
    }

    private sealed class Counts
    {
        private const string Steps = "-~trc";
        private readonly int[] _counted = new int[Steps.Length];
        private Dictionary<(NodeKind, string), int>? _others;

        public int Next(NodeKind kind, string step, bool counted)
        {
            if (counted && step.Length == 1 && Steps.IndexOf(step[0], StringComparison.Ordinal) is >= 0 and var at) return ++_counted[at];
            ref var n = ref CollectionsMarshal.GetValueRefOrAddDefault(_others ??= [], (kind, step), out _);
            return ++n;
        }
    }
}
