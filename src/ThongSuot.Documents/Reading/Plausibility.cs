namespace ThongSuot.Documents.Reading;

/// <summary>Whether a text can be Vietnamese as people print it.</summary>
internal static class Plausibility
{
    private const int FewWords = 30;

    /// <summary>
    /// True when too few words bear Vietnamese marks, or too many hold letters and signs no Vietnamese word has. In official text some three words
    /// of four bear marks; a recogniser without Vietnamese data leaves one of four or fewer, or puts "ä", "ë", "~" in their place.
    /// </summary>
    public static bool IsPoor(List<PrintedWord> words)
    {
        int counted = 0, marked = 0, strange = 0;
        foreach (var word in words)
        {
            var letters = 0;
            bool hasMark = false, isStrange = false;
            foreach (var c in word.Text)
            {
                if (char.IsLetter(c)) letters++;
                if (char.IsAsciiLetter(c)) continue;
                if (IsVietnamese(c)) hasMark = true;
                else if (char.IsLetter(c) || c is '~' or '^' or '!' or '$' or '\\' or '@' or '{' or '}' or '€' or '£' or '¥' or '§') isStrange = true;
            }
            if (letters < 2) continue;
            counted++;
            if (hasMark) marked++;
            if (isStrange) strange++;
        }
        return counted >= FewWords && (marked * 2 < counted || strange * 12 > counted);
    }

    private static bool IsVietnamese(char c) =>
        c is >= '\u1EA0' and <= '\u1EF9'
        || "àáâãèéêìíòóôõùúýăđĩũơưÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ".Contains(c, StringComparison.Ordinal);
}
