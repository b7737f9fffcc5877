use axum::extract::Query;
use axum::extract::State;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use mysql_async::prelude::*;
use r2d2_sqlite::SqliteConnectionManager;
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Find {
    term: String,
    limit: u32,
}

pub async fn all(Query(find): Query<Find>, State(session): State<scylla::Session>, State(pool): State<mysql_async::Pool>) {
    let mut c = SqliteConnection::establish(":memory:").unwrap();
    c.batch_execute(&format!("DELETE FROM kv WHERE v = '{}'", find.term)).ok(); // want RBN404
    c.batch_execute(&format!("DELETE FROM kv LIMIT {}", find.limit)).ok();
    c.batch_execute("VACUUM").ok();
    session.query_unpaged(format!("SELECT * FROM kv WHERE k = '{}'", find.term), &[]).await.ok(); // want RBN404
    session.query_unpaged("SELECT * FROM kv WHERE k = ?", (&find.term,)).await.ok();
    let mut conn = pool.get_conn().await.unwrap();
    format!("SELECT '{}'", find.term).run(&mut conn).await.ok(); // want RBN404
    "SELECT :t".with(params! { "t" => &find.term }).run(&mut conn).await.ok();
    conn.query_drop(format!("SELECT {}", find.limit)).await.ok();
    let quoted = find.term.replace('\'', "''");
    conn.query_drop(format!("SELECT '{quoted}'")).await.ok();
    conn.query_drop(format!("SELECT '{}'", quoted)).await.ok();
    conn.query_drop(format!("SELECT {quoted}")).await.ok(); // want RBN404
    conn.query_drop(format!("SELECT '{}'", find.term)).await.ok(); // want RBN404
    let mut sql = String::from("SELECT '");
    sql.push_str(&quoted);
    sql.push('\'');
    conn.query_drop(&sql).await.ok();
}

type Lite = r2d2::Pool<SqliteConnectionManager>;
type Pg = bb8::Pool<bb8_postgres::PostgresConnectionManager<tokio_postgres::NoTls>>;

pub async fn pools(Query(find): Query<Find>, State(lite): State<Lite>, State(pg): State<Pg>) {
    let c = lite.get().unwrap();
    c.execute(&format!("SELECT '{}'", find.term), []).ok(); // want RBN404
    c.execute("SELECT ?1", [&find.term]).ok();
    let c = pg.get().await.unwrap();
    c.query(&format!("SELECT '{}'", find.term), &[]).await.ok(); // want RBN404
    c.query("SELECT $1", &[&find.term]).await.ok();
}
