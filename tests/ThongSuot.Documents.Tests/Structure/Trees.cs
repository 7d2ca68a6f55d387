using ThongSuot.Documents.Findings;
using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Structure;
using ThongSuot.Documents.Tests.FrameTests;

namespace ThongSuot.Documents.Tests.OutlineTests;

/// <summary>The text tree of paragraphs, one a line.</summary>
internal static class Trees
{
    public static (Node Root, IReadOnlyList<Finding> Findings) Of(string text) => Of(Frames.Source(text));

    /// <summary>Provisions alone: no letterhead, no signature.</summary>
    public static (Node Root, IReadOnlyList<Finding> Findings) Of(SourceText source) => Outline.Build(source, new Frame { Header = new DocumentHeader(), HeaderSpan = default });

    /// <summary>A whole document, with head, signature and annexes.</summary>
    public static Node Whole(string text)
    {
        var source = Frames.Source(text);
        return Outline.Build(source, FrameReader.Read(source)).Root;
    }

    /// <summary>Paths of the labelled provisions in order.</summary>
    public static string[] Paths(string text) => Paths(Of(text).Root);

    public static string[] Paths(Node root) => [.. root.DescendantsAndSelf().Where(n => n.Kind is NodeKind.Provision).Select(n => n.Path)];

    /// <summary>Ids of the nodes that are no provisions, in order.</summary>
    public static string[] Ids(Node root, NodeKind kind) => [.. root.DescendantsAndSelf().Where(n => n.Kind == kind).Select(n => n.Id)];
}
