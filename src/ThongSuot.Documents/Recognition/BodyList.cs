using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Structure;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Recognition;

/// <summary>Reads a list of bodies as it stands in a document, or as a person types one.</summary>
public static class BodyList
{
    /// <summary>The bodies and sets of bodies that a list names, in its order: one or more a line, parted as the reader parts the actors of a duty. "Các sở, ban, ngành" stays
    /// one expression and keeps what it takes out ("trừ Sở A, Sở B"); what each is for ("để b/c"), "Như trên" and the file mark are left out.</summary>
    public static IReadOnlyList<string> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<string> names = [];
        foreach (var line in string.Concat(text.EnumerateRunes()).Normalize().Split(['\n', '\r', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (name, _) = RecipientNames.Split(line.TrimStart('-', '–', '+', '*', '•', ' ', '\t'));
            if (RecipientNames.IsBody(name)) names.AddRange(Parted(name));
        }
        return names;
    }

    private static IEnumerable<string> Parted(string name)
    {
        var folded = Folding.Fold(name);
        var words = WordList.Of(new SourceText(name, folded, [], []), new TextSpan(0, name.Length));
        if (words.Count == 0) yield break;
        var (from, to) = Groups.ExceptionsOf(name, folded);
        List<int> starts = [.. BodyPhrases.Split(words, 0, words.Count).Select(piece => words[piece.From].Start).Where(start => start < from || start >= to)];
        for (var i = 0; i < starts.Count; i++)
        {
            var piece = name[(i == 0 ? 0 : starts[i])..(i + 1 < starts.Count ? starts[i + 1] : name.Length)].Trim(' ', ',', '.', ':');
            yield return piece.EndsWith(" và", StringComparison.OrdinalIgnoreCase) ? piece[..^3].TrimEnd(' ', ',') : piece;
        }
    }
}
