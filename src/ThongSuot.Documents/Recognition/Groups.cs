namespace ThongSuot.Documents.Recognition;

internal static class Groups
{
    /// <summary>The structure of an expression that names a set of bodies ("các sở, ban, ngành"); null when it names one body.</summary>
    public static GroupExpression? Parse(string name) => null;
}
