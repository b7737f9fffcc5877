require 'sinatra/base'
require 'cgi'
require 'json'
require 'uri'

# Escaped text is harmless in a text and in quotes; elsewhere it is not.
class Places < Sinatra::Base
  helpers do
    def h(text) = Rack::Utils.escape_html(text.to_s)

    def no_tags(text) = text.to_s.gsub('<', '&lt;').gsub('>', '&gt;')

    def web(text)
      uri = URI.parse(text.to_s)
      uri.is_a?(URI::HTTP) ? uri.to_s : '/'
    rescue URI::InvalidURIError
      '/'
    end
  end

  get '/bare' do
    "<p title=#{h params[:q]}>x</p>" # want RBN701
  end

  get '/bare/second' do
    "<p id=\"a\" class=#{CGI.escapeHTML(params[:q].to_s)}>x</p>" # want RBN701
  end

  get '/bare/plus' do
    '<p title=' + h(params[:q]) + '>x</p>' # want RBN701
  end

  get '/bare/format' do
    format('<p title=%s>x</p>', h(params[:q])) # want RBN701
  end

  get '/bare/word' do
    halt 400 unless params[:q].to_s.match?(/\A[\w-]+\z/)
    "<p title=#{h params[:q]}>x</p>"
  end

  get '/bare/number' do
    "<p width=#{params[:q].to_i}>x</p>"
  end

  get '/quoted' do
    "<p title=\"#{h params[:q]}\" class='#{h params[:c]}'>#{h params[:t]} = #{h params[:u]}</p>"
  end

  get '/quoted/equals' do
    "<p title=\"a b=#{h params[:q]}\">a=#{h params[:t]}</p>"
  end

  get '/format' do
    format('<p title="%s">%s</p>', h(params[:q]), h(params[:t]))
  end

  get '/text' do
    "<p>#{no_tags(params[:q])}</p>"
  end

  get '/text/double' do
    "<p title=\"#{no_tags(params[:q])}\">x</p>" # want RBN701
  end

  get '/text/single' do
    "<p title='#{no_tags(params[:q])}'>x</p>" # want RBN701
  end

  get '/double' do
    "<p title=\"#{params[:q].to_s.gsub('"', '&quot;').gsub('<', '&lt;')}\">x</p>"
  end

  get '/single' do
    "<p title='#{params[:q].to_s.gsub("'", '&#39;').gsub('<', '&lt;')}'>x</p>"
  end

  get '/xml' do
    "<p>#{params[:q].to_s.encode(xml: :text)}</p><p title=#{params[:t].to_s.encode(xml: :attr)}>x</p>"
  end

  get '/link' do
    "<a href=\"#{h params[:u]}\">x</a>" # want RBN701
  end

  get '/link/plus' do
    '<a class="b" href="' + h(params[:u]) + '">x</a>' # want RBN701
  end

  get '/link/format' do
    format('<a href="%s">x</a>', h(params[:u])) # want RBN701
  end

  get '/link/path' do
    "<a href=\"/pages/#{h params[:u]}\">x</a>"
  end

  get '/link/path/plus' do
    '<a href="/pages/' + h(params[:u]) + '">x</a>'
  end

  get '/link/built' do
    target = "/pages/#{params[:u]}"
    "<a href=\"#{h target}\">x</a>"
  end

  get '/link/joined' do
    "<a href=\"#{h File.join('/pages', params[:u].to_s)}\">x</a>"
  end

  get '/link/formatted' do
    "<a href=\"#{h format('/pages/%s', params[:u])}\">x</a>"
  end

  get '/link/web' do
    "<a href=\"#{h web(params[:u])}\">x</a>"
  end

  get '/link/scheme' do
    uri = URI.parse(params[:u].to_s)
    halt 400 unless %w[http https].include?(uri.scheme)
    "<a href=\"#{h uri}\">x</a>"
  end

  get '/link/case' do
    uri = URI.parse(params[:u].to_s)
    case uri
    when URI::HTTP, URI::HTTPS then "<a href=\"#{h uri.to_s}\">x</a>"
    else '-'
    end
  end

  get '/link/begins' do
    halt 400 unless params[:u].to_s.start_with?('https://', 'http://')
    "<a href=\"#{h params[:u]}\">x</a>"
  end

  get '/link/image' do
    "<img src=\"#{h params[:u]}\">"
  end

  get '/handler' do
    "<b onclick=\"show('#{h params[:q]}')\">x</b>" # want RBN701
  end

  get '/handler/json' do
    "<b onclick='show(#{h params[:q].to_json})'>x</b>"
  end

  get '/script' do
    "<script>var size = #{h params[:q]};</script>" # want RBN701
  end

  get '/script/number' do
    "<script>var size = #{Integer(params[:q])};</script><p>#{h params[:t]}</p>"
  end

  get '/view' do
    @q = params[:q].to_s
    @size = params[:size].to_i
    erb :place
  end
end
