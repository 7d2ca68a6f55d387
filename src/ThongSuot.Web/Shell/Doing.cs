using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.History;
using ThongSuot.Core.Shared;

namespace ThongSuot.Web.Shell;

/// <summary>From a request to an <see cref="Operation"/>, and from a refusal to a sentence.</summary>
public static class Doing
{
    /// <summary>The person who is signed in; null when nobody is.</summary>
    public static long? PersonId(this ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>What the person of this request does.</summary>
    public static Operation Operation(this HttpContext context, string kind, string? reason = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        var name = context.User.FindFirstValue(ClaimTypes.GivenName) ?? context.User.Identity?.Name ?? "–";
        return new(new Actor(context.User.PersonId(), name), context.Connection.RemoteIpAddress?.ToString() ?? "–", kind, reason);
    }

    /// <summary>Does something that a rule may refuse. Refused: the sentence stands beside its field or above the form, and the page is shown again.</summary>
    /// <param name="fields">Rule code → the field it is about.</param>
    public static async Task<bool> TryAsync(this PageModel page, Func<Task> what, IReadOnlyDictionary<string, string>? fields = null)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(what);
        var texts = page.HttpContext.RequestServices.GetRequiredService<IStringLocalizer>();
        try
        {
            await what();
            return true;
        }
        catch (RuleException e)
        {
            page.ModelState.AddModelError(fields?.GetValueOrDefault(e.Code) ?? "", texts[e.Code, [.. e.Args]]);
        }
        catch (StaleException)
        {
            page.ModelState.AddModelError("", texts["rule.stale"]);
        }
        catch (NotFoundException)
        {
            page.ModelState.AddModelError("", texts["rule.not-found"]);
        }
        return false;
    }
}
