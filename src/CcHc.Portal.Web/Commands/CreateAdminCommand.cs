using System.CommandLine;
using CcHc.Portal.Data;
using CcHc.Portal.Data.Accounts;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Web.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Commands;

/// <summary>The first way in: a person, an account without a password, and a link with which the person sets one.</summary>
public static class CreateAdminCommand
{
    public const string DefaultUnitName = "Cơ quan quản trị";

    public static Command Create()
    {
        var userName = new Option<string>("--user-name") { Required = true, Description = "Tên đăng nhập." };
        var name = new Option<string>("--name") { Required = true, Description = "Họ và tên." };
        var unit = new Option<string>("--unit") { Description = "Tên đơn vị; được lập nếu chưa có.", DefaultValueFactory = _ => DefaultUnitName };
        var json = new Option<bool>("--json") { Description = "In kết quả dạng JSON." };
        var command = new Command("create-admin", "Lập tài khoản quản trị và in đường dẫn đặt mật khẩu (dùng một lần, 60 phút).")
        {
            userName, name, unit, json,
        };
        command.SetAction(parsed => CommandHost.RunAsync(async services =>
        {
            var invitation = await CreateAsync(
                services, parsed.GetRequiredValue(userName), parsed.GetRequiredValue(name), parsed.GetRequiredValue(unit));
            if (parsed.GetValue(json))
            {
                CommandHost.WriteJson(invitation);
            }
            else
            {
                Console.Out.WriteLine($"Tài khoản: {invitation.UserName}");
                Console.Out.WriteLine($"Đường dẫn đặt mật khẩu, dùng một lần, trước {VietnamTime.Minute(invitation.ExpiresAt)}:");
                Console.Out.WriteLine(invitation.Path);
            }

            return PortalCommandLine.Done;
        }));
        return command;
    }

    /// <exception cref="DomainRuleException">when the user name is taken or not allowed.</exception>
    public static async Task<Invitation> CreateAsync(IServiceProvider services, string userName, string name, string unitName)
    {
        var db = services.GetRequiredService<PortalDbContext>();
        var users = services.GetRequiredService<UserManager<Account>>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();

        var unit = await db.Units.Where(u => u.ParentId == null && u.Name == unitName).FirstOrDefaultAsync();
        if (unit is null)
        {
            unit = new Unit(unitName, UnitKind.Other);
            unit.Announce(Actor.Portal, now);
            db.Units.Add(unit);
        }

        var person = new Person(name, unit.Id);
        var role = new RoleAssignment(person.Id, Role.Administrator, unit.Id, VietnamTime.DayOf(now));
        role.Announce(Actor.Portal, now);
        db.People.Add(person);
        db.RoleAssignments.Add(role);

        // UserManager saves by itself; without the transaction a refused name would leave a unit and a person behind.
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.SaveChangesAsync();
        var account = new Account { UserName = userName, PersonId = person.Id };
        (await users.CreateAsync(account)).ThrowIfRefused("account.user-name");
        var invitation = Invitations.Make(db, account, now);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return invitation;
    }
}
