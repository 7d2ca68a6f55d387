using System.Reflection;

namespace ThongSuot.Web.Hosting;

/// <summary>
/// Every sentence the application says, by key, in Vietnamese and English: <c>Texts/&lt;module&gt;.tsv</c>, columns key, vi, en.
/// A key begins with the name of its file.
/// </summary>
public sealed class TextCatalogue
{
    private readonly Dictionary<string, Text> _texts = new(StringComparer.Ordinal);

    public sealed record Text(string Key, string Vietnamese, string English);

    public static TextCatalogue Load(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var catalogue = new TextCatalogue();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("Texts/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            catalogue.Read(Path.GetFileNameWithoutExtension(name), reader);
        }

        return catalogue;
    }

    public IReadOnlyCollection<Text> All => _texts.Values;

    public Text? Find(string key) => _texts.GetValueOrDefault(key);

    internal void Read(string module, TextReader reader)
    {
        for (var (line, number) = (reader.ReadLine(), 1); line is not null; line = reader.ReadLine(), number++)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var cells = line.Split('\t');
            if (cells.Length != 3 || cells.Any(string.IsNullOrWhiteSpace))
                throw new InvalidDataException($"Texts/{module}.tsv, line {number}: a key and a text in both languages are needed, separated by tabs.");
            if (!cells[0].StartsWith(module + ".", StringComparison.Ordinal))
                throw new InvalidDataException($"Texts/{module}.tsv, line {number}: key \"{cells[0]}\" must begin with \"{module}.\".");
            if (!_texts.TryAdd(cells[0], new Text(cells[0], cells[1], cells[2])))
                throw new InvalidDataException($"Texts/{module}.tsv, line {number}: key \"{cells[0]}\" is defined twice.");
        }
    }
}
