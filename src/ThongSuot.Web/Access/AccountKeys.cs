using System.Globalization;

namespace ThongSuot.Web.Access;

internal static class AccountKeys
{
    /// <summary>The account in <see cref="SignInLimits"/>, where it is known by its id.</summary>
    public static string Of(long person) => person.ToString(CultureInfo.InvariantCulture);
}
