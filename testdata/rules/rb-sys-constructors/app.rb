# A native initialize is given the object that new makes, and its instance variables are read through attributes that the
# extension defines. What a block of Ruby answers comes back to the native method that ran it.

require "fiddle"
require "fiddle/import"
require "sinatra"
require "parcel/parcel"

module Codec
  extend Fiddle::Importer
  dlload File.expand_path("target/release/libparcel_codec.so", __dir__)
  ENTRIES = Fiddle::Function.new(handler.sym("pcl_entries"), [Fiddle::TYPE_VOIDP, Fiddle::TYPE_SIZE_T, Fiddle::TYPE_VOIDP], Fiddle::TYPE_INT)

  def self.each_entry(manifest)
    closure = Fiddle::Closure::BlockCaller.new(Fiddle::TYPE_INT, [Fiddle::TYPE_VOIDP, Fiddle::TYPE_SIZE_T]) do |address, length|
      yield address[0, length]
      0
    end
    ENTRIES.call(manifest, manifest.bytesize, closure)
  end
end

post "/print" do
  label = Parcel::Label.new(request.body.read)
  system("lpr -J #{label.carrier}") # want RBN201
  system("lpr -T #{label.template}")
  system("lpr -W #{label.grams}")
  204
end

post "/fixed" do
  label = Parcel::Label.new("carrier: north")
  system("lpr -J #{label.carrier}")
  204
end

get "/located" do
  Parcel::Label.new("carrier: north").located { |kind| "/srv/#{params[:branch]}/#{kind}" }
  204
end

get "/counted" do
  Parcel::Label.new("carrier: north").counted { |_kind| params[:count] }
  204
end

get "/guided" do
  Parcel::Label.new("carrier: north").guided { |kind| "/srv/#{params[:branch]}/#{kind}" }
  204
end

post "/release" do
  Codec.each_entry(request.body.read) do |entry|
    File.delete(File.join("/srv/parcel/hold", entry)) # want RBN301
  end
  204
end
