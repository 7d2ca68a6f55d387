namespace ThongSuot.Web.Shell;

/// <summary>Who is signed in, for the menu at the end of the bar.</summary>
internal sealed record AccountMenu(string Name, string? Post)
{
    /// <summary>The claim that carries the post a person acts in.</summary>
    public const string PostClaim = "post";

    public const string SignInPage = "/Access/SignIn";
    public const string AccountPage = "/Access/Account";

    /// <summary>A Vietnamese is called by the last word of the name: Trần Thị Lan Hương is LH.</summary>
    public string Initials => string.Concat(
        Name.Split(' ', StringSplitOptions.RemoveEmptyEntries).TakeLast(2).Select(word => char.ToUpperInvariant(word[0])));
}
