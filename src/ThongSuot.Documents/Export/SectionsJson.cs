using System.Text.Encodings.Web;
using System.Text.Json;
using ThongSuot.Documents.Structure;

namespace ThongSuot.Documents.Export;

/// <summary>The text tree in the JSON output: <c>sections</c>, the labelled provisions nested; <c>tree</c>, every node on a line of its own.</summary>
internal static class SectionsJson
{
    private static readonly JsonWriterOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Labelled provisions by label; an annex is one at top level, an attached document is transparent, what stands in a table is no section.</summary>
    public static void Write(Utf8JsonWriter json, Node root)
    {
        json.WriteStartArray("sections");
        var annexes = new Queue<Node>();
        WriteBelow(json, root, annexes);
        while (annexes.TryDequeue(out var annex))
        {
            Open(json, annex);
            WriteBelow(json, annex, annexes);
            Close(json);
        }
        json.WriteEndArray();
    }

    /// <summary>All nodes in text order, flat, so that no depth of nesting troubles a reader of the file.</summary>
    public static void WriteTree(Utf8JsonWriter json, Node root)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(512);
        using var line = new Utf8JsonWriter(buffer, OneLine);
        json.WriteStartArray("tree");
        foreach (var node in root.DescendantsAndSelf())
        {
            buffer.ResetWrittenCount();
            line.Reset();
            line.WriteStartObject();
            line.WriteString("id", node.Id);
            line.WriteString("parent", node.Parent?.Id);
            line.WriteName("kind", node.Kind);
            line.WriteString("label", node.Label);
            line.WriteString("path", node.Path);
            line.WriteSpan("span", node.Span);
            line.WriteSpan("own", node.OwnSpan);
            line.WriteSpan("content", node.ContentSpan);
            line.WriteNumber("page", node.Page);
            line.WriteEndObject();
            line.Flush();
            json.WriteRawValue(buffer.WrittenSpan, skipInputValidation: true);
            json.Spill();
        }
        json.WriteEndArray();
    }

    private static void WriteBelow(Utf8JsonWriter json, Node top, Queue<Node> annexes)
    {
        // A null on the stack closes the section opened before it.
        var open = new Stack<Node?>();
        Push(top);
        while (open.TryPop(out var node))
        {
            if (node is null) Close(json);
            else if (node.Kind is NodeKind.Annex) annexes.Enqueue(node);
            else if (node.Kind is NodeKind.Table) continue;
            else if (node is { Kind: NodeKind.Provision, Label: not null })
            {
                Open(json, node);
                open.Push(null);
                Push(node);
            }
            else Push(node);
        }

        void Push(Node parent)
        {
            for (var i = parent.Children.Count - 1; i >= 0; i--) open.Push(parent.Children[i]);
        }
    }

    private static void Open(Utf8JsonWriter json, Node node)
    {
        json.WriteStartObject();
        json.WriteString("label", node.Label);
        json.WriteStartArray("children");
        json.Spill();
    }

    private static void Close(Utf8JsonWriter json)
    {
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
