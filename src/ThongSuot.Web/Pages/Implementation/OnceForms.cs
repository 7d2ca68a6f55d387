using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.History;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Implementation;

/// <summary>Several forms on one page, each of which may arrive twice over a weak line and is carried out once.</summary>
internal static class OnceForms
{
    /// <summary>The field that names the form as it was shown.</summary>
    public const string Field = "once";

    public static string NewKey() => Guid.NewGuid().ToString("N");

    /// <summary>What the person does, marked by the form it was asked with.</summary>
    public static Operation OperationOnce(this PageModel page, string kind)
    {
        var (operation, form) = (page.HttpContext.Operation(kind), page.Request.Form);
        if (form[Field] is not [{ Length: > 0 and <= RequestKey.Longest } key]) return operation;
        var asked = string.Join('\n', form.Where(f => f.Key != "__token").OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}={f.Value}"))
            + string.Join('\n', form.Files.Select(f => $"{f.FileName} {f.Length}"));
        return operation with { Once = new(key, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{page.Request.Path}{page.Request.QueryString}\n{asked}")))) };
    }

    /// <summary>Does what a rule may refuse. A form that was carried out before and comes again with other content (by way of the browser's "back") is refused: whoever sent it has not seen what came of it.</summary>
    public static async Task<bool> TryOnceAsync(this PageModel page, Func<Task> what, IReadOnlyDictionary<string, string>? fields = null)
    {
        try
        {
            return await page.TryAsync(what, fields);
        }
        catch (RepeatedException)
        {
            page.ModelState.AddModelError("", page.HttpContext.RequestServices.GetRequiredService<IStringLocalizer>()["rule.stale"]);
            return false;
        }
    }

    /// <summary>True when the form with this prefix is filled in well; what the other forms of the page lack is none of its business.</summary>
    public static bool IsWell(this PageModel page, string prefix)
    {
        foreach (var key in page.ModelState.Keys.Where(k => k != prefix && !k.StartsWith(prefix + ".", StringComparison.Ordinal)).ToList()) page.ModelState.Remove(key);
        return page.ModelState.IsValid;
    }

    /// <summary>Is something wrong with the form of this prefix?</summary>
    public static bool HasFaults(this ModelStateDictionary state, string prefix) => state.Any(e => e.Key.StartsWith(prefix + ".", StringComparison.Ordinal) && e.Value!.Errors.Count > 0);
}
