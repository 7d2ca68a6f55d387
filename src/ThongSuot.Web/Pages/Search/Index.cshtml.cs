using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ThongSuot.Web.Pages.Search;

public sealed class IndexModel : PageModel
{
    public const int LongestWords = 200;

    /// <summary>What was typed, with or without diacritics.</summary>
    public string Words { get; private set; } = "";

    public void OnGet([FromQuery(Name = "q")] string? words)
    {
        var typed = (words ?? "").Trim();
        Words = typed.Length > LongestWords ? typed[..LongestWords] : typed;
    }
}
