using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CcHc.Portal.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class CriteriaDrafts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "EditedAt",
                table: "SetCriteria",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EditedByName",
                table: "SetCriteria",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AlterColumn<DateTimeOffset>(
                name: "ReleasedAt",
                table: "CriteriaSetVersions",
                type: "datetimeoffset",
                nullable: true,
                oldClrType: typeof(DateTimeOffset),
                oldType: "datetimeoffset");

            migrationBuilder.AddColumn<Guid>(
                name: "BaseVersionId",
                table: "CriteriaSetVersions",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BasedOn",
                table: "CriteriaSetVersions",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "DecisionDate",
                table: "CriteriaSetVersions",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DecisionNumber",
                table: "CriteriaSetVersions",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_CriteriaSetVersions_BaseVersionId",
                table: "CriteriaSetVersions",
                column: "BaseVersionId");

            migrationBuilder.AddForeignKey(
                name: "FK_CriteriaSetVersions_CriteriaSetVersions_BaseVersionId",
                table: "CriteriaSetVersions",
                column: "BaseVersionId",
                principalTable: "CriteriaSetVersions",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_CriteriaSetVersions_CriteriaSetVersions_BaseVersionId",
                table: "CriteriaSetVersions");

            migrationBuilder.DropIndex(
                name: "IX_CriteriaSetVersions_BaseVersionId",
                table: "CriteriaSetVersions");

            migrationBuilder.DropColumn(
                name: "EditedAt",
                table: "SetCriteria");

            migrationBuilder.DropColumn(
                name: "EditedByName",
                table: "SetCriteria");

            migrationBuilder.DropColumn(
                name: "BaseVersionId",
                table: "CriteriaSetVersions");

            migrationBuilder.DropColumn(
                name: "BasedOn",
                table: "CriteriaSetVersions");

            migrationBuilder.DropColumn(
                name: "DecisionDate",
                table: "CriteriaSetVersions");

            migrationBuilder.DropColumn(
                name: "DecisionNumber",
                table: "CriteriaSetVersions");

            migrationBuilder.AlterColumn<DateTimeOffset>(
                name: "ReleasedAt",
                table: "CriteriaSetVersions",
                type: "datetimeoffset",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)),
                oldClrType: typeof(DateTimeOffset),
                oldType: "datetimeoffset",
                oldNullable: true);
        }
    }
}
