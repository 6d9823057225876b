using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CcHc.Portal.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class StandInsAndSittings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "OpenUntil",
                table: "AuditEntries",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Session",
                table: "AuditEntries",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AppraisalStandIns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CampaignId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AgencyUnitId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    StandInUnitId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    ByName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AppraisalStandIns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AppraisalStandIns_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_AppraisalStandIns_Units_AgencyUnitId",
                        column: x => x.AgencyUnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AppraisalStandIns_Units_StandInUnitId",
                        column: x => x.StandInUnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Session",
                table: "AuditEntries",
                column: "Session");

            migrationBuilder.CreateIndex(
                name: "IX_AppraisalStandIns_AgencyUnitId",
                table: "AppraisalStandIns",
                column: "AgencyUnitId");

            migrationBuilder.CreateIndex(
                name: "IX_AppraisalStandIns_CampaignId_AgencyUnitId",
                table: "AppraisalStandIns",
                columns: new[] { "CampaignId", "AgencyUnitId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AppraisalStandIns_StandInUnitId",
                table: "AppraisalStandIns",
                column: "StandInUnitId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AppraisalStandIns");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_Session",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "OpenUntil",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "Session",
                table: "AuditEntries");
        }
    }
}
